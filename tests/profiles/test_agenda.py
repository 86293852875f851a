"""« Agenda de santé »: what is noted, what is locked, what is reminded of."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles import agenda, exams
from profiles.factories import AgendaEntryFactory
from profiles.models import AgendaEntry
from sandbox.lessons import LESSONS
from sandbox.world import clock
from sandbox.world.models import Person

INDEX = reverse("profiles:agenda")
PAST = reverse("profiles:agenda_past")
EXAMS = reverse("profiles:exams")
APPOINTMENT, REMINDER = AgendaEntry.Kind.APPOINTMENT, AgendaEntry.Kind.REMINDER
TITLE = {APPOINTMENT: "prise-de-sang", REMINDER: "traitement"}
NAMED = {APPOINTMENT: "Prise de sang", REMINDER: "Prendre mon traitement"}
FEMALE, MALE = Person.Sex.FEMALE, Person.Sex.MALE


def profile(learner):
    return learner.person.account


def adding(kind):
    return reverse("profiles:add_date", args=[kind])


def page(entry, name="date"):
    return reverse(f"profiles:{name}", args=[entry.pk])


def in_days(learner, days):
    return learner.world.now.astimezone(clock.PARIS).date() + timedelta(days=days)


def answers(learner, kind=APPOINTMENT, *, days=3, **others):
    day = in_days(learner, days)
    when = {"date_jour": day.day, "date_mois": day.month, "date_annee": day.year}
    return {"titre": TITLE[kind], "heure": "14 h 30"} | when | others


def noted(learner, **kwargs):
    with clock.at(learner.world.now):
        return AgendaEntryFactory(**{"profile": profile(learner), "own": True} | kwargs)


def locked(learner):
    """What the doctor of the scenario noted."""
    return profile(learner).agendaentry_set.get(by=None)


def reminders_sent(learner):
    return learner.person.mails.filter(template="reminder")


# -- looking ------------------------------------------------------------------------------------


def test_what_is_coming_and_what_is_past_are_on_two_pages(inside):
    noted(inside, title="Vaccin", at=inside.world.now - timedelta(days=1))
    noted(inside, title="Radio", at=inside.world.now - timedelta(hours=3))
    noted(inside, reminder=True)
    coming, past = inside.get(INDEX), inside.get(PAST)
    assert [each.title for each in coming.context["appointments"]] == ["Radio", "Consultation"]
    assert [each.title for each in coming.context["reminders"]] == ["Prendre mon traitement"]
    assert [each.title for each in past.context["entries"]] == ["Vaccin"]
    assertContains(coming, "Noté par un professionnel", count=1)
    assertContains(coming, "L’agenda ne prend pas de rendez-vous.")


def test_an_empty_agenda_says_so(inside):
    profile(inside).agendaentry_set.all().delete()
    assertContains(inside.get(INDEX), "Aucun rendez-vous noté.")
    assertContains(inside.get(INDEX), "Aucun rappel noté.")
    assertContains(inside.get(PAST), "Aucune date passée")


def test_the_next_appointment_is_the_first_that_is_not_over(inside):
    now = inside.world.now
    over = noted(inside, at=now - timedelta(minutes=1))
    noted(inside, reminder=True, at=now + timedelta(hours=1))
    soon = noted(inside, at=now)
    with clock.at(now):
        assert agenda.next_appointment(profile(inside)) == soon != over
        soon.delete()
        assert agenda.next_appointment(profile(inside)) == locked(inside)
        locked(inside).delete()
        assert agenda.next_appointment(profile(inside)) is None


@pytest.mark.parametrize("name", ["date", "change_date", "delete_date"])
def test_the_agenda_of_somebody_else_does_not_exist(inside, neighbour, name):
    neighbour.activate()
    child = inside.person.children.first().account
    for other in [noted(neighbour), noted(inside, profile=child)]:
        assert inside.get(page(other, name)).status_code == 404
        inside.send(page(other, name), answers(inside))
        other.refresh_from_db()
        assert other.title == "Consultation"


def test_nobody_looks_without_logging_in(learner):
    learner.activate()
    for url in [INDEX, PAST, EXAMS, adding(REMINDER), page(locked(learner))]:
        assertRedirects(learner.get(url), reverse("accounts:login"))


# -- adding -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", AgendaEntry.Kind)
def test_one_notes_what_was_agreed_elsewhere(inside, kind):
    professional = inside.world.professional_set.get(slug="dr-invente")
    filled = answers(inside, kind, professionnel=professional.pk, commentaire="Avec Mathis")
    response = inside.send(adding(kind), filled, follow=True)
    assertRedirects(response, INDEX)
    assertContains(response, f"{kind.label} ajouté à mon agenda.")
    entry = profile(inside).agendaentry_set.get(by=inside.person)
    assert (entry.kind, entry.title, entry.professional) == (kind, NAMED[kind], professional)
    local = entry.at.astimezone(clock.PARIS)
    assert (local.date(), local.hour, local.minute) == (in_days(inside, 3), 14, 30)
    line = profile(inside).activity_set.first()
    assert (line.text, line.by) == (f"{kind.label} ajouté\u00a0: {NAMED[kind]}", inside.person)
    shown = inside.get(page(entry))
    assertContains(shown, "Dr\u00a0Inventé, cardiologue")
    assertContains(shown, "Avec Mathis")


def test_a_double_click_notes_it_once(inside):
    for _ in range(2):
        response = inside.send(adding(APPOINTMENT), answers(inside), follow=True)
    assertContains(response, "C’est déjà noté dans mon agenda.")
    assert profile(inside).agendaentry_set.filter(by=inside.person).count() == 1


def test_an_appointment_may_be_past_and_a_reminder_may_be_for_today(inside):
    noted = inside.send(adding(APPOINTMENT), answers(inside, days=-400), follow=True)
    assertContains(noted, "Rendez-vous ajouté aux dates passées.")
    assertRedirects(inside.send(adding(REMINDER), answers(inside, REMINDER, days=0)), INDEX)


REFUSED = [
    ({"titre": ""}, "entry-title-empty"),
    ({"titre": "mutuelles"}, "entry-title-empty"),
    ({"professionnel": "0"}, "choice-unknown"),
    ({"date_jour": ""}, "entry-date-empty"),
    ({"date_jour": "31", "date_mois": "2"}, "date-impossible"),
    ({"date_annee": "1926"}, "before-birth"),
    ({"heure": ""}, "time-empty"),
    ({"heure": "le matin"}, "time-format"),
    ({"commentaire": "a" * 201}, "comment-too-long"),
    ({"commentaire": "marie@orange.fr"}, "text-real"),
]


def test_what_is_refused_is_not_noted(inside):
    for kind in AgendaEntry.Kind:
        for wrong, slug in REFUSED:
            response = inside.send(adding(kind), answers(inside, kind) | wrong)
            assertContains(response, LESSONS[slug].says)
            assertNotContains(response, "marie@")
    assert not profile(inside).agendaentry_set.filter(by=inside.person).exists()


def test_nothing_else_is_noted(inside):
    for kind in ["vacances", "rendez", "0"]:
        assert inside.get(adding(kind)).status_code == 404


def test_a_year_far_away_breaks_nothing(inside):
    for year, month, day in [(1000, 1, 1), (9999, 12, 31)]:
        far = {"date_jour": day, "date_mois": month, "date_annee": year, "heure": "23:59"}
        for kind in AgendaEntry.Kind:
            inside.send(adding(kind), answers(inside, kind) | far)
    assert profile(inside).agendaentry_set.filter(by=inside.person).count() == 2
    for url in [INDEX, PAST]:
        assert inside.get(url).status_code == 200


def test_ten_reminders_a_day_and_no_more(inside):
    day = in_days(inside, 3)
    for hour in range(10):
        at = datetime.combine(day, datetime.min.time(), clock.PARIS) + timedelta(hours=hour)
        last = noted(inside, reminder=True, at=at)
    refused = inside.send(adding(REMINDER), answers(inside, REMINDER))
    assertContains(refused, LESSONS["reminders-full"].says)
    assertRedirects(inside.send(adding(REMINDER), answers(inside, REMINDER, days=4)), INDEX)
    assertRedirects(inside.send(adding(APPOINTMENT), answers(inside)), INDEX)
    assertRedirects(inside.send(page(last, "change_date"), answers(inside, REMINDER)), page(last))


def test_a_reminder_is_not_for_yesterday(inside):
    response = inside.send(adding(REMINDER), answers(inside, REMINDER, days=-1))
    assertContains(response, LESSONS["reminder-past"].says)


# -- changing and deleting ----------------------------------------------------------------------


def test_one_s_own_is_changed(inside):
    entry = noted(inside, comment="Avant")
    shown = inside.get(page(entry, "change_date"))
    assertContains(shown, 'value="10\u00a0h\u00a000"')
    assertContains(shown, '<option value="consultation" selected>')
    changed = answers(inside, titre="dents", heure="9h15", commentaire="Après")
    assertContains(inside.send(page(entry, "change_date"), changed, follow=True), "Après")
    entry.refresh_from_db()
    assert entry.title == "Rendez-vous chez le dentiste"
    assert entry.at.astimezone(clock.PARIS).strftime("%H:%M") == "09:15"
    text = "Rendez-vous modifié\u00a0: Rendez-vous chez le dentiste"
    assert profile(inside).activity_set.first().text == text


def test_a_change_that_is_refused_changes_nothing(inside):
    entry = noted(inside)
    response = inside.send(page(entry, "change_date"), answers(inside, heure="25:00"))
    assertContains(response, LESSONS["time-format"].says)
    entry.refresh_from_db()
    assert entry.title == "Consultation"


def test_one_s_own_is_deleted_after_a_last_question(inside):
    entry = noted(inside, title="Vaccin")
    url = page(entry, "delete_date")
    assertContains(inside.get(url), "Supprimer de mon agenda\u00a0?")
    assert profile(inside).agendaentry_set.filter(pk=entry.pk).exists()
    assertContains(inside.send(url, follow=True), "Rendez-vous supprimé de mon agenda.")
    assert not profile(inside).agendaentry_set.filter(pk=entry.pk).exists()
    assert profile(inside).activity_set.first().text == "Rendez-vous supprimé\u00a0: Vaccin"
    assertContains(inside.send(url, follow=True), "Cette date n’est plus dans mon agenda.")


@pytest.mark.parametrize("name", ["change_date", "delete_date"])
def test_what_a_professional_noted_is_only_looked_at(inside, name):
    entry = locked(inside)
    shown = inside.get(page(entry))
    assertContains(shown, "Lui seul peut le changer.")
    assertNotContains(shown, "Modifier")
    lines = profile(inside).activity_set.count()
    for act in (inside.get, inside.send):
        assertRedirects(act(page(entry, name)), page(entry))
    assert locked(inside) == entry
    assert profile(inside).activity_set.count() == lines


# -- what time brings ---------------------------------------------------------------------------


def advance(learner, days):
    world = learner.world
    world.advance_to(clock.midnight_of(in_days(learner, days)) + timedelta(hours=8))


def test_a_reminder_is_told_of_on_its_day_and_once(inside):
    locked(inside).delete()
    noted(inside, reminder=True, at=inside.world.now + timedelta(days=3))
    advance(inside, 2)
    assert not reminders_sent(inside).exists()
    day = in_days(inside, 1)
    advance(inside, 10)
    mail = reminders_sent(inside).get()
    assert mail.sent_at == clock.midnight_of(day)
    assert mail.context == {"first_name": "Inaya", "is_for_tomorrow": False}


def test_a_reminder_is_the_next_event_and_is_told_in_the_story(inside):
    at = inside.world.now + timedelta(days=3)
    noted(inside, reminder=True, at=at, title="Vaccin de la grippe")
    assert inside.world.next_due == clock.midnight_of(clock.day_of(at))
    move = inside.world.advance_to(clock.morning_of(in_days(inside, 10)))
    told = [f"{each.day} : {each.text}" for each in move.happenings.all()]
    day = clock.written(clock.day_of(at)).rpartition(" ")[0]
    assert f"{day} : L’agenda d’Inaya rappelle ce qui est à faire ce jour." in told


def test_an_appointment_is_told_of_on_its_eve_and_once(inside):
    eve = clock.day_of(locked(inside).at) - timedelta(days=1)
    assert inside.world.next_due == clock.midnight_of(eve)
    move = inside.world.advance_to(clock.midnight_of(eve))
    told = [each.text for each in move.happenings.all()]
    assert told == ["L’agenda d’Inaya rappelle le rendez-vous du lendemain."]
    advance(inside, 10)
    mail = reminders_sent(inside).get()
    assert (mail.sent_at, mail.context["is_for_tomorrow"]) == (clock.midnight_of(eve), True)


def test_a_reminder_that_moves_is_told_of_again(inside):
    at = inside.world.now + timedelta(hours=1)
    entry = noted(inside, reminder=True, at=at)
    assert inside.world.next_due == at, "noted on its very day, it comes at its hour"
    inside.world.advance_to(at)
    assert reminders_sent(inside).count() == 1
    moved = answers(inside, REMINDER, days=2, heure="8 h")
    inside.send(page(entry, "change_date"), moved)
    advance(inside, 3)
    assert reminders_sent(inside).count() == 2


def test_the_reminder_of_a_child_comes_to_the_guardian(inside):
    child = inside.person.children.get(first_name="Lola").account
    at = inside.world.now + timedelta(days=1)
    noted(inside, profile=child, reminder=True, at=at)
    with clock.at(inside.world.now):
        child.activate(by=inside.person)
    advance(inside, 2)
    assert reminders_sent(inside).get().context["first_name"] == "Lola"


def test_a_space_that_is_not_open_tells_nothing(inside):
    child = inside.person.children.get(first_name="Lola").account
    noted(inside, profile=child, reminder=True, at=inside.world.now + timedelta(days=1))
    advance(inside, 2)
    assert not reminders_sent(inside).exists()


# -- recommended exams --------------------------------------------------------------------------

BORN = date(1960, 5, 17)


def names(birthday, *, sex=FEMALE, eve=False):
    """What is recommended on that birthday, or on the day before."""
    today = BORN.replace(year=BORN.year + birthday) - timedelta(days=eve)
    return {exam.name for exam in exams.recommended(born_on=BORN, sex=sex, today=today)}


@pytest.mark.parametrize(
    ("name", "first", "until"),
    [
        ("Dépistage du cancer colorectal", 50, 75),
        ("Mammographie", 50, 75),
        ("Dépistage du cancer du col de l’utérus", 25, 66),
        ("Vaccin contre les papillomavirus", 11, 15),
        ("Rendez-vous M’T dents", 3, 25),
        ("Rappel diphtérie, tétanos, polio", 25, None),
        ("Vaccin contre la grippe", 65, None),
    ],
)
def test_an_exam_starts_and_stops_on_a_birthday(name, first, until):
    assert name not in names(first, eve=True)
    assert name in names(first)
    if until:
        assert name in names(until, eve=True)
        assert name not in names(until)
    else:
        assert name in names(110)


@pytest.mark.parametrize(
    ("age", "there"),
    [(0, 10), (1, 4), (2, 4), (3, 3), (5, 3), (6, 0), (8, 1), (10, 0), (13, 1), (16, 1), (17, 0)],
)
def test_each_compulsory_examination_of_a_child_is_a_row(age, there):
    found = [name for name in names(age) if name.startswith("Examen de l’enfant, ")]
    assert len(found) == len(set(found)) == there


def test_a_child_has_twenty_of_them_until_sixteen():
    assert len({each for age in range(18) for each in names(age) if "Examen de l" in each}) == 20


def test_some_exams_are_for_women_only():
    for name in ["Mammographie", "Dépistage du cancer du col de l’utérus"]:
        assert name in names(55)
        assert name not in names(55, sex=MALE)
    assert "Dépistage du cancer colorectal" in names(55, sex=MALE)


@pytest.mark.parametrize("exam", exams.EXAMS, ids=lambda exam: f"{exam.name}, {exam.every}")
def test_every_row_concerns_somebody(exam):
    assert exam.sexes
    assert exam.concerns(exam.first, exam.sexes[0])
    assert not exam.concerns(exam.first - 1, exam.sexes[0])
    if exam.until:
        assert exam.concerns(exam.until - 1, exam.sexes[0])
        assert not exam.concerns(exam.until, exam.sexes[0])


@pytest.mark.parametrize(
    ("born_on", "today", "months"),
    [
        (date(2026, 3, 16), date(2026, 3, 16), 0),
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 1), 1),
        (date(2024, 3, 17), date(2026, 3, 16), 23),
        (date(2024, 3, 16), date(2026, 3, 16), 24),
        (date(1976, 2, 29), date(2026, 2, 28), 599),
        (date(1976, 2, 29), date(2026, 3, 1), 600),
    ],
)
def test_an_age_is_counted_in_whole_months(born_on, today, months):
    assert exams.months_of(born_on, today) == months


def test_the_page_is_for_the_profile_shown(inside):
    assertContains(inside.get(EXAMS), "Dépistage du cancer du col de l’utérus")
    assertNotContains(inside.get(EXAMS), "papillomavirus")
    child = inside.person.children.get(first_name="Mathis").account
    with clock.at(inside.world.now):
        child.activate(by=inside.person)
    inside.send(reverse("profiles:show_profile", args=[child.pk]))
    assertContains(inside.get(EXAMS), "Pour Mathis,")
    assertNotContains(inside.get(EXAMS), "utérus")


# -- how much it asks of the database -----------------------------------------------------------


def queries(learner, url):
    with CaptureQueriesContext(connection) as captured:
        assert learner.get(url).status_code == 200
    return len(captured)


def test_fifty_dates_cost_no_more_queries_than_one(inside):
    urls = [INDEX, PAST, adding(REMINDER)]
    moments = [inside.world.now + timedelta(days=days) for days in (5, -5)]
    professional = inside.world.professional_set.first()
    for at in moments:
        noted(inside, at=at, professional=professional)
        noted(inside, reminder=True, at=at)
    inside.get(INDEX)
    few = [queries(inside, url) for url in urls]
    for at in moments * 25:
        noted(inside, at=at, professional=professional)
        noted(inside, reminder=True, at=at)
    assert [queries(inside, url) for url in urls] == few


def test_what_became_of_an_exam_is_said_and_changed(inside):
    page = reverse("profiles:exam", args=["col-30"])
    assertContains(inside.get(EXAMS), "À planifier")
    assertNotContains(inside.get(EXAMS), "Réalisé</h2>")
    for status, title in [("realise", "Réalisé"), ("realise", "Réalisé"), ("non-realise", "Non")]:
        assertRedirects(inside.send(page, {"status": status}), EXAMS)
        assertContains(inside.get(EXAMS), f"{title}")
    account = inside.person.account
    assert account.examstatus_set.get().status == "non-realise"
    told = list(account.activity_set.values_list("text", flat=True)[:2])
    name = "Dépistage du cancer du col de l’utérus\u00a0: "
    assert told == [f"{name}non réalisé", f"{name}réalisé"]
    assertContains(inside.send(page), LESSONS["choice-empty"].says)


@pytest.mark.parametrize("slug", ["examen-8-jours", "zona", "rien"])
def test_no_exam_of_another_age_is_there(inside, slug):
    assert inside.get(reverse("profiles:exam", args=[slug])).status_code == 404


def test_each_exam_has_a_slug_of_its_own():
    slugs = [exam.slug for exam in exams.EXAMS]
    assert len(set(slugs)) == len(slugs) == 38
