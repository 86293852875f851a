"""« Clôture du profil »: the notice, the password, the end, coming back, the deletion."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts.models import Account, AccountEvent, ErasureRequest, Sharing
from accounts.states import ERASURE_DELAY, ForbiddenTransition, State, Transition
from profiles import sharing
from profiles.factories import AgendaEntryFactory
from profiles.models import Preferences
from sandbox.kit.dates import in_french
from sandbox.lessons import LESSONS
from sandbox.workshop import saves
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from sandbox.world.models import CarteVitale, Guardianship, InWorld, Mail, Person, ProvisionalCode
from tests import remembered, replay
from tests.profiles import whole_life
from tests.profiles.pages import main_of
from tests.profiles.test_children_add import add, child
from tests.profiles.test_children_show import show
from tests.strict import Learner, right_answers

CLOSURE = reverse("profiles:closure")
CLOSED = reverse("profiles:closed")
REOPEN = reverse("profiles:reopen")
ASK_ERASURE = reverse("profiles:ask_erasure")
HOME = reverse("profiles:home")
LOG_IN = reverse("accounts:login")


@pytest.fixture
def simone(db):
    """Somebody whose space is full, logged in."""
    learner = Learner(remembered.workshop(replay.current, scenario="cloture", seats=1).places.get())
    learner.login()
    return learner


@pytest.fixture
def parent(inside):
    """Inaya, looking at the profile of Lola."""
    add(inside, "Lola")
    show(inside, child(inside, "Lola").account)
    return inside


def confirmation(account, *boxes):
    url = reverse("profiles:confirm_closure", args=[account.pk])
    return f"{url}?{'&'.join(f'{box}=on' for box in boxes)}" if boxes else url


def end(account):
    return reverse("profiles:closed_end", args=[account.pk])


def copy(account):
    return reverse("profiles:closed_copy", args=[account.pk])


def close(learner, *boxes, account=None, **others):
    right = {"password": learner.person.noted_password}
    url = confirmation(account or learner.person.account, *boxes)
    return learner.send(url, right | others, follow=True)


def come_back(learner):
    learner.login()
    return learner.send(REOPEN, follow=True)


def let_time_pass(learner, delay=ERASURE_DELAY):
    world = learner.world
    return world.advance_to(world.now + delay)


def state(learner):
    return learner.person.account.state


# -- closing ------------------------------------------------------------------------------------


def test_the_notice_is_read_first_and_its_boxes_are_free(simone):
    page = main_of(simone.get(CLOSURE))
    for words in [
        "À lire avant de clôturer",
        "Les données seront gardées 10\u00a0ans, puis effacées.",
        "Télécharger les données enregistrées",
        "Supprimer définitivement mes données personnelles",
        "Clôturer le profil",
    ]:
        assert words in page
    assert " checked" not in page
    assert confirmation(simone.person.account) in page


def test_a_parent_is_told_that_the_children_go_out_of_sight(inside):
    assertNotContains(inside.get(CLOSURE), "je ne pourrai plus les voir")
    add(inside, "Lola")
    assertContains(inside.get(CLOSURE), "je ne pourrai plus les voir")
    show(inside, child(inside, "Lola").account)
    assertNotContains(inside.get(CLOSURE), "je ne pourrai plus les voir")


def test_a_profile_is_closed_with_the_password_then_nobody_is_logged_in(simone):
    account = simone.person.account
    page = close(simone)
    assertRedirects(page, end(account))
    assertContains(page, "Mon profil est clôturé")
    assertContains(page, "Elles sont gardées 10\u00a0ans, puis effacées.")
    assertNotContains(page, "(ZIP)")
    event = simone.person.account.events.last()
    assert (event.transition, event.by) == (Transition.CLOSE, simone.person)
    assert str(account.activity_set.first()) == "Profil clôturé"
    assert not simone.world.erasurerequest_set.exists()
    assert simone.person.mails.first().template == "closed"
    assertRedirects(simone.get(HOME), LOG_IN)


@pytest.mark.parametrize("boxes", [(), ("copie",), ("suppression",), ("copie", "suppression")])
def test_neither_box_is_compulsory_and_both_work(simone, boxes):
    account = simone.person.account
    page = close(simone, *boxes)
    assert state(simone) == State.CLOSED
    assert ("copie" in boxes) == (copy(account) in main_of(page))
    asked = simone.person.account.asked_erasure
    assert ("suppression" in boxes) == (asked is not None)
    if asked:
        assert asked.due_on == simone.world.now.date() + ERASURE_DELAY
        assert timedelta(days=89) >= ERASURE_DELAY, "within three months"


@pytest.mark.parametrize(
    ("boxes", "is_warned"),
    [((), False), (("suppression",), True), (("copie", "suppression"), False)],
)
def test_deleting_without_a_copy_is_warned_of_once(simone, boxes, is_warned):
    page = simone.get(confirmation(simone.person.account, *boxes))
    assert ("Je n’ai pas demandé de copie" in main_of(page)) == is_warned
    assert "Je n’ai pas demandé de copie" not in main_of(simone.get(CLOSURE))


def test_the_way_back_keeps_the_boxes(simone):
    page = simone.get(confirmation(simone.person.account, "suppression"))
    back = f"{CLOSURE}?suppression=on"
    assertContains(page, f'href="{back}"')
    assert main_of(simone.get(back)).count(" checked") == 1


@pytest.mark.parametrize(
    ("typed", "slug"),
    [("", "login-password-empty"), ("Mauvais-1234", "closure-password-wrong")],
)
def test_a_wrong_password_closes_nothing(simone, typed, slug):
    page = close(simone, "suppression", password=typed)
    assertContains(page, LESSONS[slug].says)
    assert state(simone) == State.ACTIVATED
    assert not simone.world.erasurerequest_set.exists()
    assert not typed or typed not in main_of(page)
    assert simone.get(HOME).status_code == 200


def test_three_wrong_passwords_make_a_pause_that_is_said_to_be_ours(simone):
    for _ in range(3):
        page = close(simone, password="Mauvais-1234")
    assertContains(page, "Trop d’essais faux.")
    assertContains(close(simone), "Trop d’essais faux.")
    assert state(simone) == State.ACTIVATED
    assert simone.person.account.attempts.count() == 0


def test_a_second_click_and_the_way_back_show_the_end(simone):
    account = simone.person.account
    close(simone, "copie")
    again = close(simone, "copie")
    assertRedirects(again, f"{end(account)}?copie=on")
    assertRedirects(simone.get(confirmation(account)), end(account))
    assert account.events.filter(transition=Transition.CLOSE).count() == 1


@pytest.mark.parametrize("name", ["closure", "download", "download_file"])
def test_nothing_is_there_for_who_is_logged_out(learner, name):
    learner.activate()
    assertRedirects(learner.get(reverse(f"profiles:{name}")), LOG_IN)


def test_another_profile_is_not_closed_by_its_number(inside, neighbour):
    neighbour.activate()
    others = [neighbour.person.account, child(inside, "Lola").account]
    for account in [*others, inside.world.person_set.get(first_name="Yanis").account]:
        response = inside.send(confirmation(account), {"password": inside.person.noted_password})
        assert response.status_code == 404
        assert inside.get(end(account)).status_code == 404
        assert inside.get(copy(account)).status_code == 404
    assert neighbour.person.account.is_activated


def test_an_open_profile_has_no_end(inside):
    account = inside.person.account
    assert inside.get(end(account)).status_code == 404
    assert inside.get(copy(account)).status_code == 404


def test_the_end_leads_inside_once_the_profile_is_open_again(simone):
    account = simone.person.account
    close(simone, "copie")
    come_back(simone)
    assertRedirects(simone.get(f"{end(account)}?copie=on"), HOME)


def test_a_child_s_end_leads_inside_once_the_profile_is_open_again(parent, neighbour):
    lola = child(parent, "Lola").account
    close(parent, account=lola)
    add(parent, "Lola")
    assertRedirects(parent.get(end(lola)), HOME)
    assert neighbour.get(end(lola)).status_code == 404


def test_the_copy_of_a_closed_profile_is_there_until_the_evening(simone):
    account = simone.person.account
    close(simone, "copie", "suppression")
    response = simone.get(copy(account))
    assert response["Content-Disposition"] == 'attachment; filename="donnees-simone.zip"'
    assert zipfile.ZipFile(io.BytesIO(response.content)).testzip() is None
    let_time_pass(simone, timedelta(days=1))
    assert simone.get(copy(account)).status_code == 404
    assertNotContains(simone.get(f"{end(account)}?copie=on"), "(ZIP)")


# -- coming back --------------------------------------------------------------------------------


def test_a_forgotten_password_can_be_changed_before_reopening(simone):
    close(simone)
    url = reverse("accounts:forgotten_password", args=["identite"])
    page = simone.send(url, right_answers(simone.person)["identite"], follow=True)
    assertRedirects(page, reverse("accounts:forgotten_password", args=["envoi"]))


def test_logging_in_says_closed_and_offers_to_reopen(simone):
    close(simone)
    assertContains(simone.get(LOG_IN), "Ce profil est clôturé. Connectez-vous pour le rouvrir.")
    simone.login()
    for url in [HOME, CLOSURE, reverse("profiles:documents"), reverse("accounts:site")]:
        page = simone.get(url, follow=True)
        assertRedirects(page, CLOSED)
        assertContains(page, "Ce profil est clôturé")
    assert state(simone) == State.CLOSED


def test_reopening_brings_the_archived_data_back(simone):
    documents = simone.person.account.document_set.count()
    close(simone)
    page = come_back(simone)
    assertRedirects(page, HOME)
    assertContains(page, "Le profil est rouvert. Mes données sont revenues.")
    account = simone.person.account
    assert account.is_activated
    assert account.document_set.count() == documents == 4
    assert str(account.activity_set.first()) == "Profil rouvert"


def test_reopening_cancels_a_deletion(simone):
    close(simone, "suppression")
    simone.login()
    assertContains(simone.get(CLOSED), "Rouvrir le profil annule cette demande.")
    assertContains(simone.send(REOPEN, follow=True), "La suppression demandée est annulée.")
    let_time_pass(simone)
    assert not simone.world.erasurerequest_set.exists()
    assert simone.person.account.document_set.count() == 4


def test_the_deletion_can_be_asked_for_once_closed(simone):
    close(simone)
    simone.login()
    assertContains(simone.get(CLOSED), "Je n’ai pas gardé de copie\u00a0?")
    for _ in range(2):
        page = simone.send(ASK_ERASURE, follow=True)
        assertRedirects(page, CLOSED)
        assertContains(page, "Leur suppression est demandée pour le")
        assertNotContains(page, "Je ne veux plus de ces données")
    request = simone.world.erasurerequest_set.get()
    assert request.by == simone.person
    mail = simone.person.mails.get(template="erasure_asked")
    assert mail.context == {"child": "", "erased_by": request.due_on.isoformat()}


def test_who_asked_while_closing_is_written_to_once(simone):
    close(simone, "suppression")
    simone.login()
    simone.send(ASK_ERASURE)
    templates = simone.person.mails.values_list("template", flat=True)
    assert [each for each in templates if each in {"closed", "erasure_asked"}] == ["closed"]


def test_nobody_asks_for_a_deletion_from_outside(simone):
    assert simone.get(ASK_ERASURE).status_code == 302
    simone.send(ASK_ERASURE)
    close(simone)
    simone.send(ASK_ERASURE)
    assert not simone.world.erasurerequest_set.exists()


def test_reopening_twice_does_it_once(simone):
    close(simone)
    come_back(simone)
    assertRedirects(simone.send(REOPEN), HOME)
    assert simone.person.account.events.filter(transition=Transition.REOPEN).count() == 1


def test_reopening_is_not_read_and_needs_a_log_in(simone):
    close(simone)
    assert simone.get(REOPEN).status_code == 405
    simone.send(REOPEN)
    assert state(simone) == State.CLOSED
    assertRedirects(simone.get(CLOSED), HOME, fetch_redirect_response=False)


# -- deleting -----------------------------------------------------------------------------------

KEPT = {
    (Account, "holder"),
    (AccountEvent, "account"),
    (AccountEvent, "by"),
    (ErasureRequest, "account"),
    (ErasureRequest, "by"),
    (Preferences, "profile"),
    (CarteVitale, "holder"),
    (Guardianship, "guardian"),
    (Guardianship, "child"),
    (Mail, "recipient"),
    (ProvisionalCode, "person"),
}
"""What may still name somebody whose data are deleted: the person, the papers, the account."""


def rows_that_name(person):
    """(model, field) of each simulated row that refers to this person or to their account."""
    found = set()
    for model in apps.get_models():
        if not issubclass(model, InWorld):
            continue
        for field in model._meta.concrete_fields:
            target = {Person: person.pk, Account: person.account.pk}.get(field.related_model)
            if target and model.objects.filter(**{field.name: target}).exists():
                found.add((model, field.name))
    return found


def test_nothing_is_left_once_the_day_has_come(simone, tried):
    simone.send(reverse("profiles:emergency"), {"emergency_samu": ""})
    before = rows_that_name(simone.person)
    assert len(before) > len(KEPT)
    close(simone, "suppression")
    simone.login()
    move = let_time_pass(simone)
    assert rows_that_name(simone.person) <= KEPT
    assert "Les données de Simone sont supprimées." in [each.text for each in move.happenings.all()]
    account = simone.person.account
    assert (account.state, account.email, account.phone) == (State.CLOSED, "", "")
    assert account.preferences.emergency_samu
    assert account.asked_erasure.is_done
    assert simone.person.mails.first().template == "erased"
    assertRedirects(simone.get(CLOSED), HOME, fetch_redirect_response=False)
    assertContains(simone.get(end(account)), "Elles ont été effacées le")
    tried(len(before), "kinds of rows about one person")


def test_a_whole_life_is_deleted(inside):
    """Every table of the inside had a row, by the hand of somebody or other."""
    whole_life.live(inside)
    close(inside, "suppression")
    inside.send(reverse("accounts:handset"), {"to": "phone"})
    let_time_pass(inside)
    handset = inside.world.handset
    assert (handset.is_in_hand, handset.account) == (True, None)
    account = inside.person.account
    referring = {each for each in rows_that_name(inside.person) if each not in KEPT}
    kinds = {
        model for model, field in referring if model._meta.get_field(field).related_model == Account
    }
    assert kinds == set()
    assert not account.activity_set.exists()


def words_of(values):
    """Every name or sentence in these values, whatever they are nested in; not the slugs."""
    if isinstance(values, str):
        return {values} if len(values) >= 8 and not values.islower() else set()
    if isinstance(values, dict):
        values = values.values()
    if not isinstance(values, (list, tuple, type({}.values()))):
        return set()
    return {text for value in values for text in words_of(value)}


def rows(seat):
    """Every simulated row of a seat, table by table, as Python values."""
    return {
        model._meta.label: list(model.objects.filter(world=seat.world).values())
        for model in saves.simulated_models()
    }


def known(learner):
    """What the sheet says of the fake people, and who cares: no profile's own."""
    everywhere = rows(learner.seat)
    return words_of(everywhere["world.Person"]) | words_of(everywhere["profiles.Professional"])


def said_inside(learner, profile):
    """What the tables of the inside say of this profile."""
    everywhere = [row for kind in rows(learner.seat).values() for row in kind]
    own = [row for row in everywhere if row.get("profile_id") == profile.pk]
    return words_of(own) - known(learner)


def left_of(texts, learner, *, but_of=()):
    """Which of these texts the simulated tables of this seat still say somewhere.

    What the profiles of `but_of` say of themselves is theirs.
    """
    others = {text for account in but_of for text in said_inside(learner, account)}
    said = words_of(rows(learner.seat)) - known(learner) - others
    return {text for text in texts if any(text in each for each in said)}


def live_somewhat(learner, profile):
    """Note a reminder in this profile, add a document, and let two weeks pass."""
    show(learner, profile)
    whole_life.documents.live(learner)
    with clock.at(learner.world.now):
        tomorrow = clock.now() + timedelta(days=1)
        AgendaEntryFactory(
            profile=profile, own=True, reminder=True, at=tomorrow, title="Rappel de Lola"
        )
    let_time_pass(learner, timedelta(days=14))


def test_nothing_that_a_profile_said_is_still_said_anywhere(inside, tried):
    """Not in a row of another kind, not in what was told while time passed."""
    account = inside.person.account
    whole_life.medical.live(inside)
    live_somewhat(inside, account)
    texts = said_inside(inside, account)
    assert {"Rappel de Lola", "Votre rendez-vous", "Compte rendu de consultation"} <= texts
    assert left_of(texts, inside) == texts
    close(inside, "suppression")
    let_time_pass(inside)
    others = inside.world.account_set.exclude(pk=account.pk)
    assert left_of(texts, inside, but_of=others) == set()
    tried(len(texts), "texts of a deleted profile looked for")


def test_nothing_that_a_child_s_profile_said_is_still_said_anywhere(parent):
    lola = child(parent, "Lola").account
    live_somewhat(parent, lola)
    texts = said_inside(parent, lola)
    assert {"Rappel de Lola", "Le vaccin de Lola"} <= texts
    close(parent, "suppression", account=lola)
    let_time_pass(parent)
    others = parent.world.account_set.exclude(pk=lola.pk)
    assert left_of(texts, parent, but_of=others) == set()


@pytest.mark.parametrize("model", saves.simulated_models(), ids=lambda model: model.__name__)
def test_no_simulated_table_keeps_a_file(model):
    """What a row refers to on the disk would outlive it."""
    kept = (models.FileField, models.FilePathField, models.BinaryField)
    assert not any(isinstance(field, kept) for field in model._meta.fields)


def test_the_data_are_there_until_the_day(simone):
    close(simone, "suppression")
    let_time_pass(simone, ERASURE_DELAY - timedelta(days=1))
    assert simone.person.account.document_set.count() == 4
    assert simone.world.next_due.date() <= simone.person.account.asked_erasure.due_on


@pytest.mark.parametrize("is_there", [True, False])
def test_the_deletion_is_at_the_first_instant_of_its_day_in_paris(simone, is_there):
    close(simone, "suppression")
    midnight = clock.midnight_of(simone.person.account.asked_erasure.due_on)
    simone.world.advance_to(midnight - timedelta(seconds=1) if is_there else midnight)
    assert simone.person.account.document_set.exists() == is_there
    if not is_there:
        assert simone.person.account.asked_erasure.done_at == midnight


def test_deleted_data_do_not_come_back(simone):
    close(simone, "suppression")
    let_time_pass(simone)
    assertContains(simone.get(LOG_IN), "Activer mon espace santé")
    assertContains(simone.get(LOG_IN), "L’identifiant de la fiche ne marche plus.")
    simone.ask_new_code()
    simone.activate()
    account = simone.person.account
    assert account.is_activated
    assert account.asked_erasure is None
    simone.login()
    assert simone.get(HOME).status_code == 200
    assert not account.document_set.exists()
    assert not account.illness_set.exists()


def test_an_open_space_is_not_deleted(simone):
    with clock.at(simone.world.now), pytest.raises(ForbiddenTransition):
        simone.person.account.ask_erasure(by=simone.person)


# -- a child's ----------------------------------------------------------------------------------


def test_a_child_s_profile_is_closed_by_the_parent_who_stays_inside(parent):
    lola = child(parent, "Lola")
    assertContains(parent.get(confirmation(lola.account)), "C’est le mot de passe d’Inaya.")
    page = close(parent, "suppression", account=lola.account)
    assertContains(page, "Le profil de Lola est clôturé")
    assert child(parent, "Lola").account.state == State.CLOSED
    assert lola.account.events.last().by == parent.person
    assert state(parent) == State.ACTIVATED
    assert parent.get(HOME).status_code == 200
    lines = parent.person.account.activity_set.values_list("text", flat=True)
    assert "Profil de Lola clôturé" in lines
    mail = parent.person.mails.first()
    assert (mail.template, mail.context["child"]) == ("closed", "Lola")


def test_a_second_click_on_a_child_does_not_close_the_parent(parent):
    lola = child(parent, "Lola")
    close(parent, account=lola.account)
    assertRedirects(close(parent, account=lola.account), end(lola.account))
    assert state(parent) == State.ACTIVATED


def test_a_child_s_profile_comes_back_from_the_card(parent):
    lola = child(parent, "Lola")
    close(parent, "suppression", account=lola.account)
    assertContains(parent.get(reverse("profiles:add_profile")), "Suppression en cours", count=1)
    add(parent, "Lola")
    assert child(parent, "Lola").account.is_activated
    assert not parent.world.erasurerequest_set.exists()


def test_a_child_who_comes_back_is_not_put_on_the_screen(parent):
    lola = child(parent, "Lola")
    parent.send(reverse("profiles:show_profile", args=[lola.account.pk]))
    close(parent, account=lola.account)
    add(parent, "Lola")
    assertNotContains(parent.get(reverse("profiles:home")), "Je vois ce profil\u00a0: <strong>")


def test_there_is_no_copy_of_what_nobody_had_activated(db):
    nadia = Learner(build.workshop(scenario="deja-cree", seats=1).places.get())
    account = nadia.person.account
    with clock.at(nadia.world.now):
        account.close(by=nadia.person)
    copy = reverse("profiles:closed_copy", args=[account.pk])
    assert nadia.get(copy).status_code == 404


def test_the_data_of_a_child_are_deleted_and_the_parent_told(parent):
    lola = child(parent, "Lola")
    close(parent, "suppression", account=lola.account)
    let_time_pass(parent)
    assert rows_that_name(child(parent, "Lola")) <= KEPT
    mail = parent.person.mails.filter(template="erased").get()
    assert mail.context["child"] == "Lola"
    assertContains(parent.get(end(lola.account)), "Le profil sera vide.")


def test_a_carer_closes_and_downloads_nothing(inside):
    """Yanis has opened his own profile to Inaya, as to a carer."""
    yanis = inside.world.person_set.get(first_name="Yanis")
    with clock.at(inside.world.now):
        shared = sharing.invite(
            yanis.account, inside.person, by=yanis, role=Sharing.Role.CARER, days=90
        )
        sharing.answer(shared, is_accepted=True)
    show(inside, yanis.account)
    assertContains(inside.get(CLOSURE), "Je ne peux pas le clôturer.")
    assertContains(
        inside.get(reverse("profiles:download")), "Je ne peux pas télécharger toutes ses données."
    )
    assert inside.get(confirmation(yanis.account)).status_code == 404
    assert inside.get(reverse("profiles:download_file")).status_code == 404
    assert yanis.account.is_activated


# -- what is said of a deletion -----------------------------------------------------------------


def test_a_deletion_is_never_final_before_its_day(simone):
    """Each page that speaks of what does not come back says until when one may still cancel."""
    account = simone.person.account
    both = ("copie", "suppression")
    before = [simone.get(CLOSURE), simone.get(confirmation(account, *both)), close(simone, *both)]
    due_on = account.asked_erasure.due_on
    assert f"avant le {in_french(due_on, 'j F Y')}" in said_by(before[-1])
    simone.login()
    simone.send(REOPEN, follow=True)
    close(simone)
    simone.login()
    asked = [*before, simone.get(CLOSED), simone.get(ASK_ERASURE)]
    for page in map(said_by, asked):
        assert re.search(r"(changer|change) d’avis", page), page
    for page in map(said_by, [*before[::2], *asked[3:]]):
        assert re.search(
            r"[Aa]près(?: ce jour)?, (?:rien ne revient|elles ne reviendront pas)", page
        )


def said_by(page):
    return " ".join(re.sub(r"<[^>]+>", " ", main_of(page)).replace("\u00a0", " ").split())
