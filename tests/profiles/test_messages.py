"""« Messagerie de santé »: who may write to whom, and what each message does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles import messages
from profiles.answers import ANSWER_TO_A_PRESCRIPTION, ANSWERS, SAY_JOINED
from profiles.factories import DocumentFactory, ProfessionalFactory, ThreadFactory
from profiles.messages import SENTENCES
from profiles.models.documents import Category
from sandbox.lessons import LESSONS
from sandbox.world import clock
from sandbox.world.models import World

INDEX = reverse("profiles:messages")
NEW = reverse("profiles:new_message")
CONFIRM = {"phrase": "rendez-vous-confirme"}
CONFIRMED = "Je confirme le rendez-vous."


def profile(learner):
    return learner.person.account


def exchange(learner, subject="Votre rendez-vous"):
    return profile(learner).thread_set.get(subject=subject)


def page(thread, name="thread"):
    return reverse(f"profiles:{name}", args=[thread.pk])


def document(learner, **kwargs):
    with clock.at(learner.world.now):
        return DocumentFactory(**{"profile": profile(learner), "own": True} | kwargs)


def to(learner, slug, **answers):
    professional = learner.world.professional_set.get(slug=slug)
    right = {"professionnel": professional.pk, "sujet": "question", "phrase": "merci-message"}
    return learner.send(NEW, right | answers)


def notices(learner):
    return learner.person.mails.filter(template="new_message")


@pytest.fixture
def lola(inside):
    """The profile of Lola, activated, on the screen of her mother."""
    child = inside.person.children.get(first_name="Lola").account
    with clock.at(inside.world.now):
        child.activate(by=inside.person)
    inside.send(reverse("profiles:show_profile", args=[child.pk]))
    return child


# -- reading ------------------------------------------------------------------------------------


def test_the_exchanges_are_listed_the_latest_first(inside):
    response = inside.get(INDEX)
    subjects = [thread.subject for thread in response.context["threads"]]
    assert subjects == ["Votre rendez-vous", "Votre ordonnance", "Vos résultats"]
    assertContains(response, "1 non lu", count=3)
    assertContains(response, "Clôturé", count=1)


def test_without_any_message_the_page_says_what_will_fill_it(inside):
    profile(inside).thread_set.all().delete()
    assertContains(inside.get(INDEX), "Un professionnel de santé écrit toujours le premier.")


def test_the_address_cannot_be_a_real_one(inside):
    shown = inside.get(INDEX)
    assert shown.context["address"] == f"{inside.person.nir}@patient.example"
    assertContains(shown, "Copier mon adresse")


def test_opening_an_exchange_is_reading_it(inside):
    assert messages.news(profile(inside)) == "3 nouveaux messages"
    shown = inside.get(page(exchange(inside)))
    assertContains(shown, "Dr\u00a0Exemple")
    assertContains(shown, "Envoyez aussi votre dernière ordonnance.")
    assertContains(shown, "Nouveau</span>")
    assertNotContains(inside.get(page(exchange(inside))), 'chip--action">Nouveau</span>')
    assert messages.news(profile(inside)) == "2 nouveaux messages"
    profile(inside).message_set.unread().first().delete()
    assert messages.news(profile(inside)) == "1 nouveau message"
    profile(inside).message_set.all().delete()
    assert messages.news(profile(inside)) == "Aucun nouveau message"


@pytest.mark.parametrize("name", ["thread", "delete_thread"])
def test_an_exchange_of_somebody_else_does_not_exist(inside, neighbour, name):
    neighbour.activate()
    for other in [exchange(neighbour), inside.world.thread_set.get(subject="Le vaccin de Lola")]:
        assert inside.get(page(other, name)).status_code == 404
        assert inside.send(page(other, name), CONFIRM).status_code == 404
        assert other.message_set.count() == 1


def test_nobody_reads_without_logging_in(learner):
    learner.activate()
    for url in [INDEX, NEW, page(exchange(learner)), page(exchange(learner), "delete_thread")]:
        assertRedirects(learner.get(url), reverse("accounts:login"))


# -- replying -----------------------------------------------------------------------------------


def test_a_reply_leaves_and_the_professional_answers_each_time(inside):
    thread = exchange(inside)
    joined = document(inside, name="Ordonnance du mois")
    reply = CONFIRM | {"commentaire": "Merci docteur", "piece": joined.pk}
    response = inside.send(page(thread), reply, follow=True)
    assertRedirects(response, INDEX)
    assertContains(response, "Le message est parti. Destinataire\u00a0: Dr\u00a0Exemple.")
    said = list(thread.message_set.all())
    assert [message.by for message in said] == [None, inside.person, None]
    assert said[1].text == f"{CONFIRMED}\nMerci docteur"
    assert said[1].attachment_set.get().document == joined
    assert said[2].text == "Merci, c’est bien noté. Bonne journée."

    assert inside.send(page(thread), {"phrase": "ca-va"}).status_code == 302
    assert [each.by for each in thread.message_set.all()[3:]] == [inside.person, None]
    shown = inside.get(page(thread))
    assertContains(shown, "Document joint\u00a0: ")
    assertContains(shown, reverse("profiles:document", args=[joined.pk]))


@pytest.mark.parametrize(
    ("phrase", "fits"),
    [
        ("resultats-joints", "aucun document avec votre message"),
        ("document-joint", "aucun document avec votre message"),
        ("rendez-vous-impossible", "reste dans votre agenda"),
        ("heure", "dans votre agenda"),
        ("accompagne", "avec un proche"),
        ("rendez-vous-confirme", "bien noté"),
    ],
)
def test_what_is_answered_fits_what_was_written(inside, phrase, fits):
    """« Merci, c’est bien reçu » came back to results that were not there, to a date refused."""
    thread = exchange(inside)
    inside.send(page(thread), {"phrase": phrase})
    assert fits in thread.message_set.last().text
    inside.send(page(thread), {"phrase": "ca-va"})
    _, _, _, asked, answered = thread.message_set.all()
    assert (asked.by, answered.by) == (inside.person, None)


def test_each_sentence_that_asks_has_its_own_answer():
    asking = {slug for slug, text in SENTENCES.items() if "?" in text or "voudrais" in text}
    assert asking <= ANSWERS.keys()
    assert ANSWERS.keys() | SAY_JOINED <= SENTENCES.keys()


def test_an_e_mail_invites_to_come_and_read(inside):
    inside.send(page(exchange(inside)), CONFIRM)
    mail = notices(inside).get()
    assert mail.read_at is None
    assert mail.context == {"first_name": "Inaya"}
    shown = inside.get(INDEX)
    assertContains(shown, "Un nouveau message est arrivé. Il est pour Inaya.")


def test_nobody_is_told_who_asked_not_to_be(inside):
    preferences = profile(inside).preferences
    preferences.notices = ["new_message"]
    preferences.save()
    inside.send(page(exchange(inside)), CONFIRM)
    assert not notices(inside).exists()


def test_what_is_written_and_received_is_in_the_history(inside):
    inside.send(page(exchange(inside)), CONFIRM)
    received, sent = profile(inside).activity_set.all()[:2]
    assert (sent.text, sent.by, sent.kind) == (
        "Message envoyé\u00a0: Votre rendez-vous (Dr\u00a0Exemple)",
        inside.person,
        "mes-activites",
    )
    assert (received.text, received.kind) == (
        "Message reçu\u00a0: Votre rendez-vous (Dr\u00a0Exemple)",
        "professionnels",
    )


def test_a_double_click_sends_one_message(inside):
    thread = exchange(inside)
    shown = {"dernier": thread.message_set.last().pk}
    for _ in range(2):
        response = inside.send(page(thread), CONFIRM | shown, follow=True)
    assertContains(response, "Ce message est déjà parti.")
    assert thread.message_set.exclude(by=None).count() == 1
    inside.send(page(thread), CONFIRM | {"dernier": thread.message_set.last().pk})
    assert thread.message_set.exclude(by=None).count() == 2


REFUSED = [
    ({}, "message-empty"),
    ({"phrase": "inventee"}, "message-empty"),
    (CONFIRM | {"commentaire": "a" * 201}, "comment-too-long"),
    (CONFIRM | {"commentaire": "appelez le 06 12 34 56 78"}, "text-real"),
    (CONFIRM | {"piece": "0"}, "choice-unknown"),
]


def test_a_reply_that_is_refused_changes_nothing(inside):
    thread = exchange(inside)
    for answers, slug in REFUSED:
        response = inside.send(page(thread), answers)
        assertContains(response, LESSONS[slug].says)
        assertNotContains(response, "06 12 34")
    assert thread.message_set.count() == 1
    assert not notices(inside).exists()


def test_a_document_of_somebody_else_cannot_be_joined(inside, lola):
    inside.send(reverse("profiles:show_profile", args=[profile(inside).pk]))
    other = document(inside, profile=lola)
    response = inside.send(page(exchange(inside)), CONFIRM | {"piece": other.pk})
    assertContains(response, LESSONS["choice-unknown"].says)


def test_the_name_of_what_was_joined_stays_when_the_document_goes(inside):
    joined = document(inside, name="Ordonnance du mois")
    inside.send(page(exchange(inside)), CONFIRM | {"piece": joined.pk})
    joined.delete()
    assertContains(inside.get(page(exchange(inside))), "Ordonnance du mois")


# -- closed exchanges ---------------------------------------------------------------------------


def test_an_exchange_that_the_professional_ended_takes_no_reply(inside):
    thread = exchange(inside, "Vos résultats")
    shown = inside.get(page(thread))
    assertContains(shown, "Laboratoire des Essais a clôturé cet échange")
    assertNotContains(shown, "Ma phrase")
    response = inside.send(page(thread), CONFIRM, follow=True)
    assertContains(response, "Cet échange est clôturé. Rien n’est parti.")
    assert thread.message_set.count() == 1


def test_one_deletes_a_conversation_after_a_last_question(inside):
    """Only the professional ends an exchange (real-service.md §8)."""
    thread = exchange(inside)
    url = page(thread, "delete_thread")
    assertContains(inside.get(url), "Supprimer cette conversation\u00a0?")
    assertContains(inside.get(INDEX), thread.subject)
    unread = profile(inside).message_set.unread().count()

    done = inside.send(url, follow=True)
    assertContains(done, "La conversation est supprimée.")
    assertNotContains(done, thread.subject)
    assertRedirects(inside.get(page(thread)), INDEX)
    assert profile(inside).message_set.unread().count() == unread - 1
    line = profile(inside).activity_set.first()
    assert line.text == "Conversation supprimée\u00a0: Votre rendez-vous (Dr\u00a0Exemple)"

    assertContains(inside.send(url, follow=True), "Cette conversation n’est plus là.")
    assert profile(inside).activity_set.filter(text=line.text).count() == 1


def test_one_still_writes_anew_to_who_wrote_a_conversation_that_is_deleted(inside):
    thread = exchange(inside)
    inside.send(page(thread, "delete_thread"))
    assertRedirects(to(inside, thread.professional.slug, sujet="traitement"), INDEX)
    assert exchange(inside, "Mon traitement").professional == thread.professional


# -- writing first ------------------------------------------------------------------------------


def test_one_writes_anew_to_somebody_who_wrote(inside):
    response = to(inside, "dr-exemple", sujet="traitement", phrase="traitement-question")
    assertRedirects(response, INDEX)
    thread = exchange(inside, "Mon traitement")
    assert thread.professional.slug == "dr-exemple"
    question, answer = thread.message_set.all()
    assert (question.by, question.text) == (inside.person, "J’ai une question sur mon traitement.")
    assert (answer.by, answer.text) == (None, ANSWERS["traitement-question"])
    assert notices(inside).count() == 1


def test_a_double_click_starts_one_exchange(inside):
    for _ in range(2):
        response = to(inside, "dr-exemple", follow=True)
    assert profile(inside).thread_set.filter(subject="Une question").count() == 1
    assert response.status_code == 302


def test_the_same_words_may_leave_again_another_day(inside):
    to(inside, "dr-exemple")
    World.objects.filter(pk=inside.world.pk).update(now=F("now") + timedelta(days=30))
    to(inside, "dr-exemple")
    assert profile(inside).thread_set.filter(subject="Une question").count() == 2


@pytest.mark.parametrize("slug", ["dr-invente", "pharmacie-du-pont"])
def test_one_does_not_write_first(inside, slug):
    says = {"dr-invente": "recipient-silent", "pharmacie-du-pont": "prescription-missing"}
    assertContains(to(inside, slug), LESSONS[says[slug]].says)
    assert profile(inside).thread_set.count() == 3


def test_a_pharmacy_that_takes_no_prescription_is_not_written_to_first(inside):
    profile(inside).pharmacyvisit_set.update(takes_prescriptions=False)
    response = to(inside, "pharmacie-du-pont", piece=prescription(inside).pk)
    assertContains(response, LESSONS["recipient-silent"].says)


def prescription(learner):
    return document(learner, name="Mon ordonnance", category=Category.PRESCRIPTION)


def test_a_prescription_goes_to_a_pharmacy_already_visited(inside):
    other = document(inside, category=Category.BIOLOGY)
    refused = to(inside, "pharmacie-du-pont", piece=other.pk)
    assertContains(refused, LESSONS["prescription-missing"].says)
    assertContains(refused, reverse("profiles:add_document"))
    to(inside, "pharmacie-du-pont", piece=prescription(inside).pk)
    thread = exchange(inside, "Une question")
    assert thread.message_set.last().text == ANSWER_TO_A_PRESCRIPTION
    assertRedirects(to(inside, "pharmacie-du-pont", sujet="document"), INDEX)


NOT_SENT = [
    ({"professionnel": ""}, "recipient-empty"),
    ({"professionnel": "0"}, "recipient-empty"),
    ({"sujet": ""}, "subject-empty"),
    ({"phrase": ""}, "message-empty"),
]


def test_a_new_message_that_is_refused_changes_nothing(inside):
    for answers, slug in NOT_SENT:
        assertContains(to(inside, "dr-exemple", **answers), LESSONS[slug].says)
    assert profile(inside).thread_set.count() == 3


# -- from a document ----------------------------------------------------------------------------


def sending(joined):
    return reverse("profiles:send_document", args=[joined.pk])


def test_a_document_leaves_in_an_exchange_that_is_open(inside):
    joined, thread = document(inside, name="Ordonnance du mois"), exchange(inside)
    assertContains(inside.get(reverse("profiles:document", args=[joined.pk])), sending(joined))
    shown = inside.get(sending(joined))
    assertContains(shown, "Dr Exemple, Votre rendez-vous")
    assertNotContains(shown, "Vos résultats")  # the laboratory has closed it
    answers = {"echange": thread.pk, "phrase": "document-envoye"}
    answers["dernier"] = shown.context["latest"]
    for _ in range(2):
        response = inside.send(sending(joined), answers, follow=True)
    assertRedirects(response, INDEX)
    assertContains(response, "Ce message est déjà parti.")
    [sent] = thread.message_set.exclude(by=None)
    assert sent.text == "Voici un document."
    assert sent.attachment_set.get().document == joined


def test_without_an_open_exchange_the_page_says_so(inside):
    joined = document(inside)
    for thread in profile(inside).thread_set.all():
        with clock.at(inside.world.now):
            thread.close()
    assertContains(inside.get(sending(joined)), "Aucun échange ouvert")
    answers = {"echange": exchange(inside).pk, "phrase": "document-envoye"}
    assertContains(inside.send(sending(joined), answers), "Aucun échange ouvert")
    assert exchange(inside).message_set.count() == 1


def test_a_document_that_is_sent_to_nobody_stays(inside):
    joined = document(inside)
    for wrong, slug in [({}, "recipient-empty"), ({"phrase": ""}, "message-empty")]:
        answers = {"phrase": "document-envoye"} | wrong
        assertContains(inside.send(sending(joined), answers), LESSONS[slug].says)
    assert exchange(inside).message_set.count() == 1


def test_a_document_of_somebody_else_is_not_sent(inside, neighbour, lola):
    neighbour.activate()
    for theirs in [document(neighbour), document(inside)]:
        assert inside.get(sending(theirs)).status_code == 404
        assert inside.send(sending(theirs), CONFIRM).status_code == 404


# -- the profile of a child ---------------------------------------------------------------------


def test_a_guardian_writes_in_the_child_s_name_and_it_is_said(inside, lola):
    thread = lola.thread_set.get()
    listed = inside.get(INDEX)
    assert [each.subject for each in listed.context["threads"]] == ["Le vaccin de Lola"]
    assert listed.context["address"].startswith(lola.holder.nir)
    assertContains(listed, "L’adresse de messagerie de Lola")
    assertContains(inside.get(page(thread)), "Écrivez pour Lola, jamais pour vous.")
    inside.send(page(thread), CONFIRM)
    assertContains(inside.get(page(thread)), "Lola, écrit par Inaya")
    assert lola.activity_set.filter(text__startswith="Message envoyé").count() == 1
    assert notices(inside).get().context == {"first_name": "Lola"}
    assert exchange(inside).message_set.count() == 1

    inside.send(page(thread, "delete_thread"))
    assertNotContains(inside.get(INDEX), thread.subject)


# -- how much it asks of the database -----------------------------------------------------------


def queries(learner, url):
    with CaptureQueriesContext(connection) as captured:
        assert learner.get(url).status_code == 200
    return len(captured)


def test_fifty_messages_cost_no_more_queries_than_one(inside):
    thread = exchange(inside)
    urls = [INDEX, NEW, page(thread)]
    urls.append(sending(document(inside)))
    inside.send(page(thread), CONFIRM)
    for url in urls:
        inside.get(url)
    few = [queries(inside, url) for url in urls]
    with clock.at(inside.world.now):
        for _ in range(50):
            professional = ProfessionalFactory(world=inside.world)
            other = ThreadFactory(profile=profile(inside), professional=professional)
            other.write("Bonjour")
            thread.write("Bonjour", by=inside.person, document=document(inside))
    inside.get(page(thread))
    assert [queries(inside, url) for url in urls] == few
