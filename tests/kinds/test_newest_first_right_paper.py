"""The newest message is first and marked; the paper that a page asks for is the one on the desk."""

import re

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from profiles import history
from profiles.factories import ThreadFactory
from sandbox.lessons import LESSONS
from sandbox.workshop.scenarios import build
from sandbox.world import clock, post
from sandbox.world.models import Incident
from tests import remembered
from tests.errors import WAYS
from tests.kinds.test_help_fits_the_papers import papers_of
from tests.strict import Learner, right_answers

RADIO = re.compile(r'<input type="radio" name="paper" value="(\w+)"[^>]*?( checked)?>')
FIRST = re.compile(r'<section class="paper" data-paper="(\w+)"')
BOX = re.compile(r"<(?:input|textarea)\b[^>]*>")
TABS = {"letter": "letter", "sms": "phone", "email": "mail"}


def on_the_desk(page):
    """The paper whose tab is chosen; it is also the first, for browsers that show them all."""
    [chosen] = [name for name, checked in RADIO.findall(page) if checked]
    assert FIRST.search(page)[1] == chosen
    return chosen


def boxes_of(page):
    """What is to be typed in the forms of a page: {kind of guard, or type: its tag}."""
    main = page.split("<main")[1].split("</main>")[0]
    found = {}
    for tag in BOX.findall(main):
        guard = re.search(r'data-guard="(\w+)"', tag)
        kind = re.search(r'type="(\w+)"', tag)
        found.setdefault(guard[1] if guard else kind[1] if kind else "", tag)
    return found


def wanted(page, learner):
    """The paper that these boxes are copied from, by what they are; None: nothing is copied."""
    boxes = boxes_of(page)
    if "nir" in boxes or "serial" in boxes:
        return "card"
    if "code" in boxes:
        return TABS[channel_of(boxes["code"], learner)]
    if {"phone", "email", "password"} & boxes.keys():
        return "sheet"
    return "shelf" if "file" in boxes else None


def channel_of(box, learner):
    """By which way the code of this box came, as the rows say."""
    if "input--6" in box:
        return learner.person.one_time_codes.first().channel
    mails = learner.person.mails.filter(template__in=["invitation", "provisional_code"])
    return mails.first().channel if mails else "letter"


PAGES = sorted(
    slug
    for slug in LESSONS
    if not WAYS[slug].is_mediator and slug not in {"code-of-another", "code-of-a-child"}
)


@pytest.mark.parametrize("share", [6, pytest.param(1, marks=pytest.mark.full)])
def test_each_page_has_its_paper_on_the_desk(run, db, share):
    """One way of six in the short tier: each prepares a room of its own."""
    ways = [WAYS[slug] for slug in PAGES]
    pages = {}
    for way in ways:
        if not callable(way.url):
            pages.setdefault((way.scenario, way.prepare), set()).add(way.url)
    assert sum(map(len, pages.values())) > 20
    for (scenario, prepare), urls in list(pages.items())[::share]:
        with transaction.atomic():  # each in the same room, as it was made
            cache.clear()
            learner = Learner(remembered.workshop(run, scenario, seats=1).places.get())
            prepare(learner)
            for url in sorted(urls):
                page = learner.get(url, follow=True).content.decode()
                if 'name="paper"' in page and (paper := wanted(page, learner)):
                    assert on_the_desk(page) == paper, f"{scenario}, {prepare.__name__}: {url}"
            transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("step", "paper"),
    [("code", "letter"), ("identite", "card"), ("coordonnees", "sheet"), ("identifiants", "sheet")],
)
def test_the_activation_lays_each_paper_in_turn(learner, step, paper):
    learner.reach(step)
    page = learner.get(learner.step(step)).content.decode()
    assert on_the_desk(page) == paper
    assert f'data-asked="{paper}"' in page


ASKED_LINES = {
    "profiles:question taille": ["Ce que la personne répond"],
    "profiles:password": ["Mot de passe", "Mot de passe de rechange"],
    "profiles:contact email": ["Adresse de rechange"],
    "profiles:contact telephone": ["Mobile de rechange"],
    "profiles:carers": ["Yanis Leguellec, père des enfants, né le"],
}
TO_COPY = re.compile(r"<\w+[^>]* data-to-copy>\s*<(?:dt|h3)>(.*?)</(?:dt|h3)>")


def test_of_the_sheet_the_lines_that_the_page_asks_for_are_meant(inside):
    for page, lines in ASKED_LINES.items():
        name, *args = page.split()
        shown = inside.get(reverse(name, args=args)).content.decode()
        assert TO_COPY.findall(shown) == lines, page
    inside.send(reverse("accounts:logout"))
    login = inside.get(reverse("accounts:login")).content.decode()
    assert TO_COPY.findall(login) == ["Identifiant", "Mot de passe"]


@pytest.mark.parametrize(("channel", "paper"), list(TABS.items()))
def test_a_new_code_is_looked_for_where_it_came(learner, channel, paper):
    learner.ask_new_code(channel)
    for url in [reverse("accounts:new_code_sent"), learner.step("code")]:
        assert on_the_desk(learner.get(url).content.decode()) == paper


def test_the_six_digits_are_where_they_were_sent(inside):
    inside.send(reverse("accounts:logout"))
    person = inside.person
    answers = {"identifiant": person.noted_identifiant, "password": person.noted_password}
    login = inside.get(reverse("accounts:login")).content.decode()
    assert on_the_desk(login) == "sheet"
    code_page = reverse("accounts:login_code")
    page = inside.send(reverse("accounts:login"), answers, follow=True).content.decode()
    assert on_the_desk(page) == "phone"
    person.one_time_codes.update(used_at=clock.real_now())
    inside.send(reverse("accounts:new_login_code"), {"channel": "email"})
    page = inside.get(code_page).content.decode()
    assert on_the_desk(page) == "mail"
    assert re.search(r'class="mail mail--unread" id="mail-\d+" data-to-copy open>', page)


def test_a_child_s_page_shows_the_child_s_message(db):
    learner = Learner(build.workshop(scenario="jumelles", seats=1).places.get())
    learner.login()
    zelie = learner.person.children.get(first_name="Zélie")
    page = reverse("profiles:child_code", args=["code"])
    learner.send(reverse("profiles:child_code", args=["identite"]), papers_of(learner, zelie))
    learner.send(reverse("profiles:child_code", args=["personne"]), {"personne": zelie.pk})
    shown = learner.get(page).content.decode()
    assert on_the_desk(shown) == "mail"
    mine = learner.person.mails.get(context__child="Zélie")
    assert f'id="mail-{mine.pk}" data-to-copy open>' in shown


def test_printed_papers_leave_the_screen_to_messages(db):
    workshop = build.workshop(scenario="mere-trois-enfants", seats=1, is_on_paper=True)
    learner = Learner(workshop.places.get())
    learner.reach("identite")
    page = learner.get(learner.step("identite")).content.decode()
    assert 'value="card"' not in page
    assert on_the_desk(page) == "phone"


def send(learner, channel, code):
    with clock.at(learner.world.now):
        return post.send(learner.person, channel, "one_time_code", {"code": code})


def news_of(learner, page):
    """What an open page receives when it asks for news, just after something has come."""
    query = re.search(r'hx-get="(/nouvelles/[^"]*)"', page)[1].replace("&amp;", "&")
    return learner.get(query).content.decode()


def test_what_comes_is_laid_on_top(learner):
    page = learner.get("/site/").content.decode()
    assert 'data-asked=""' in page
    send(learner, "sms", "111222")
    assert 'data-asked="phone"' in news_of(learner, page)
    assert on_the_desk(learner.get("/site/").content.decode()) == "phone"


def test_what_comes_does_not_hide_the_paper_asked_for(learner):
    page = learner.get(learner.step("code")).content.decode()
    send(learner, "sms", "111222")
    assert 'data-asked="letter"' in news_of(learner, page)


def test_an_open_page_keeps_whose_code_it_asks_for(inside):
    louis = inside.person.children.get(first_name="Louis")
    inside.send(reverse("profiles:child_code", args=["identite"]), papers_of(inside, louis))
    page = inside.get(reverse("profiles:child_code", args=["code"])).content.decode()
    assert f"asks=code&amp;about={louis.pk}" in page
    assert 'data-asked="letter"' not in page
    nonsense = reverse("world:news") + "?version=0&asks=rien&about=abc&shows=desk"
    generation = inside.world.generation
    assert inside.get(nonsense.replace("version=0", f"version={generation}-0")).status_code == 200


@pytest.mark.parametrize("channel", ["sms", "email"])
def test_the_newest_message_is_first_and_the_old_codes_look_old(learner, channel):
    for code in ["111111", "222222", "333333"]:
        send(learner, channel, code)
    page = learner.get("/papiers/").content.decode()
    paper = page.split(f'data-paper="{TABS[channel]}"')[1].split("</section>")[0]
    codes = re.findall(r"<span>(\d{3})</span><span>\d{3}</span>", paper)
    assert codes == ["333", "222", "111"]
    newest, *old = re.split(r'<div class="bubble |<li><details', paper)[1:]
    assert "Nouveau" in newest
    assert "Ancien code" not in newest
    assert all("Ancien code" in each for each in old)
    assert all("bubble--old" in each for each in old) or channel == "email"


def test_another_kind_of_code_makes_none_of_them_old(learner):
    learner.ask_new_code("sms")
    send(learner, "sms", "111111")
    page = learner.get("/papiers/").content.decode()
    assert "Ancien code" not in page.split('data-paper="phone"')[1].split("</section>")[0]
    letter = page.split('data-paper="letter"')[1].split("</section>")[0]
    assert "Ancien code" in letter
    assert "Valable jusqu" not in letter


def test_the_sheet_shows_the_contact_to_compare_and_no_other(db):
    """The insurer knows a former number of Marius, and no e-mail: he looks whether it is his."""
    learner = Learner(build.workshop(scenario="ancien-numero", seats=1).places.get())
    learner.send("/site/nouveau-code/identite/", right_answers(learner.person)["identite"])
    page = learner.get("/site/nouveau-code/envoi/").content.decode()
    sheet = page.split('id="sheet-title"')[1]
    shown = re.findall(r"<div data-to-copy>\s*<dt>([^<]+)</dt>", sheet)
    assert shown == ["Téléphone mobile"]


def test_the_e_mail_of_a_former_code_gives_no_last_day_any_more(db):
    learner = Learner(build.workshop(scenario="invitee-par-email", seats=1).places.get())
    learner.ask_new_code("email")
    page = learner.get("/papiers/").content.decode()
    mails = page.split('data-paper="mail"')[1].split("</section>")[0]
    newest, former = mails.split("<li><details")[1:3]
    assert "Il est valable jusqu" in newest
    assert "Ancien code" in former
    assert "valable jusqu" not in former


def test_a_late_sms_is_new_when_it_comes(learner):
    first = send(learner, "sms", "111111")
    incident = Incident.objects.create(world=learner.world, kind=Incident.Kind.SMS_LOST)
    type(first).objects.filter(pk=first.pk).update(held_by=incident)
    assertNotContains(learner.get("/papiers/"), "111</span>")
    incident.delete()
    assertContains(learner.get("/papiers/"), '<span class="chip chip--new">Nouveau</span>')


def test_who_refuses_for_a_child_has_the_child_s_code_on_the_desk(db):
    learner = Learner(build.workshop(scenario="refus", seats=1).places.get())
    zoe = learner.person.children.get(first_name="Zoé")
    page = reverse("accounts:withdrawal", args=["code"])
    assertContains(learner.get(page), 'data-asked="letter"')
    learner.send(reverse("accounts:new_code", args=["identite"]), papers_of(learner, zoe))
    learner.send(reverse("accounts:new_code", args=["representant"]), {"reponse": "oui"})
    learner.send(reverse("accounts:new_code", args=["envoi"]), {"canal": "email"})
    asked = learner.get(page).content.decode()
    assert 'data-asked="mail"' in asked
    text = re.sub("<[^>]+>", " ", asked[asked.index("<main") :])
    own, child = "Recopiez le code de Gérard.", "Recopiez le code de Zoé."
    assert text.index(child) < text.index(own)


def test_what_came_weeks_ago_is_not_new_where_it_is_asked_for(db):
    learner = Learner(build.workshop(scenario="code-expire", seats=1).places.get())
    page = learner.get("/site/activation/code/").content.decode()
    assert re.search('<li><details class="mail"[^>]* open>', page)
    assert "Nouveau</span>" not in page
    learner.ask_new_code("email")
    assertContains(learner.get("/site/activation/code/"), "Nouveau</span>", count=1)
    learner.post(reverse("world:read"), {"channel": "email"})
    assertContains(learner.get("/site/activation/code/"), "Nouveau</span>", count=1)


def test_each_paper_says_beside_its_title_what_is_new(learner):
    send(learner, "sms", "111111")
    page = learner.get("/site/").content.decode()
    title = page.split("Le téléphone ")[1].split("</h2>")[0] if "Le téléphone " in page else ""
    assert "paper__badge" in title or "paper__badge" in page.split('id="paper-phone"')[1]


def test_letters_are_newest_first(learner):
    learner.ask_new_code("letter")
    learner.send(reverse("workshop:wait"))
    page = learner.get("/papiers/").content.decode()
    letters = page.split('data-paper="letter"')[1].split("</section>")[0]
    newest = learner.person.mails.filter(channel="letter").first().context["code"]
    assert letters.index(newest[:4]) < letters.index("Ancien code")
    assert letters.index("Nouveau") < letters.index(newest[:4])


def test_the_history_is_newest_first(inside):
    account = inside.person.account
    with clock.at(inside.world.now):
        for text in ["Premier fait", "Dernier fait"]:
            history.note(account, text, by=inside.person)
    page = inside.get(reverse("profiles:activity_tab", args=["mes-activites"])).content.decode()
    assert page.index("Dernier fait") < page.index("Premier fait")


def test_an_exchange_is_read_from_its_newest_message(inside):
    account = inside.person.account
    with clock.at(inside.world.now):
        thread = ThreadFactory(profile=account)
        for text in ["Premier mot", "Dernier mot"]:
            last = thread.write(text)
    page = inside.get(reverse("profiles:thread", args=[thread.pk])).content.decode()
    assert page.index("Dernier mot") < page.index("Premier mot")
    assert f'name="dernier" value="{last.pk}"' in page


# -- as many as are marked ------------------------------------------------------------------------

MARK = re.compile(r'<span class="chip chip--new">Nouveau</span>')
BADGE = re.compile(r'class="badge paper__badge">(\d+)<')


def counted_and_marked(page, tab):
    paper = page.split(f'data-paper="{tab}"')[1].split("</section>")[0]
    said = BADGE.search(paper)
    return int(said[1]) if said else 0, len(MARK.findall(paper))


def test_each_paper_counts_what_it_marks_as_new(learner):
    for channel, tab in [("sms", "phone"), ("email", "mail")]:
        for code, times in [("111111", 1), ("222222", 1), ("333333", 1)]:
            send(learner, channel, code)
            page = learner.get("/papiers/").content.decode()
            assert counted_and_marked(page, tab) == (times, times), (channel, code)
    unwanted = Incident.objects.create(world=learner.world, kind=Incident.Kind.EMAIL_UNWANTED)
    put_aside = send(learner, "email", "444444")
    type(put_aside).objects.filter(pk=put_aside.pk).update(held_by=unwanted, is_unwanted=True)
    learner.person.mails.filter(context__code="333333").update(read_at=learner.world.now)
    page = learner.get("/papiers/").content.decode()
    for tab in ("letter", "phone", "mail"):
        assert counted_and_marked(page, tab)[0] == counted_and_marked(page, tab)[1], tab
    learner.ask_new_code("sms")
    page = learner.get("/papiers/").content.decode()
    assert counted_and_marked(page, "phone") == (1, 1)
    total = re.search(r'id="badge-desk"[^>]*>(\d+)', learner.get("/site/").content.decode())
    assert int(total[1]) == 1
