"""« Messagerie de santé »: only a professional starts an exchange (real-service.md §8)."""

from django.contrib import messages
from django.db.models import Max
from django.shortcuts import get_object_or_404, redirect, render

from accounts.session import logged_in
from profiles import answers, history, notifications
from profiles.deeds import nothing
from profiles.models.documents import Category
from profiles.notifications import Notification
from sandbox.kit.dates import in_french
from sandbox.kit.forms import Form, whole
from sandbox.lessons import Mistake
from sandbox.world import clock
from sandbox.world.fields import CommentField, SelectField

SENTENCES_BY_THEME = {
    "Répondre": {
        "merci-message": "Merci pour votre message.",
        "merci-document": "Merci, j’ai bien reçu le document.",
        "merci-resultats": "Merci, j’ai bien reçu les résultats.",
        "recu": "J’ai bien lu votre message.",
        "d-accord": "C’est d’accord.",
        "non-merci": "Non, merci.",
        "ca-va": "Tout va bien, merci.",
        "pas-compris": "Je n’ai pas compris. Pouvez-vous expliquer autrement ?",
        "appel": "Pouvez-vous me téléphoner ?",
    },
    "Un document": {
        "document-envoye": "Voici un document.",
        "document-joint": "Voici le document demandé.",
        "ordonnance-jointe": "Voici mon ordonnance.",
        "resultats-joints": "Voici mes derniers résultats.",
        "document-manquant": "Je n’ai pas trouvé le document. Pouvez-vous le déposer à nouveau ?",
    },
    "Un rendez-vous": {
        "rendez-vous-demande": "Je voudrais un rendez-vous.",
        "rendez-vous-confirme": "Je confirme le rendez-vous.",
        "rendez-vous-deplace": "Je voudrais changer la date du rendez-vous.",
        "rendez-vous-impossible": "Je ne peux pas venir au rendez-vous.",
        "heure": "À quelle heure dois-je venir ?",
        "a-jeun": "Dois-je venir à jeun ?",
        "papiers": "Quels papiers dois-je apporter ?",
        "accompagne": "Puis-je venir avec un proche ?",
    },
    "Une ordonnance, un traitement": {
        "renouvellement": "Je voudrais renouveler mon ordonnance.",
        "traitement-question": "J’ai une question sur mon traitement.",
        "traitement-fini": "Mon traitement est fini.",
        "disponible": "Quand puis-je venir chercher mes médicaments ?",
        "passage": "Je passe cette semaine.",
    },
}
"""{theme: {slug: a sentence}}."""

SENTENCES = {slug: text for theme in SENTENCES_BY_THEME.values() for slug, text in theme.items()}
"""What one may write: a sentence is chosen, never typed."""

SUBJECTS = {
    "ordonnance": "Mon ordonnance",
    "resultats": "Mes résultats",
    "rendez-vous": "Mon rendez-vous",
    "traitement": "Mon traitement",
    "document": "Un document",
    "question": "Une question",
}


class WordsForm(Form):
    """A sentence out of the list, and a few words more.

    Args:
        profile: the Account in whose name one writes.
    """

    phrase = SelectField(label="Ma phrase", choices=[], empty="message-empty")
    commentaire = CommentField()

    def __init__(self, data=None, *, profile, **kwargs):
        super().__init__(data, **kwargs)
        self.profile = profile
        themes = [(theme, list(each.items())) for theme, each in SENTENCES_BY_THEME.items()]
        self.fields["phrase"].offer_groups(themes)
        self.fields["commentaire"].write_for(profile.holder)

    @property
    def text(self):
        """The message as it leaves: the sentence, then the comment on its own line."""
        sentence = SENTENCES[self.cleaned_data["phrase"]]
        return "\n".join(filter(None, [sentence, self.cleaned_data["commentaire"]]))


class DocumentForm(WordsForm):
    """One document, into an exchange that is open: only a professional starts one."""

    echange = SelectField(label="Pour qui", choices=[], empty="recipient-empty")
    field_order = ["echange"]

    def __init__(self, data=None, *, profile, document):
        super().__init__(data, profile=profile, initial={"phrase": "document-envoye"})
        self.document = document
        self.threads = {str(each.pk): each for each in profile.thread_set.open_ones()}
        self.fields["echange"].offer(
            [(pk, f"{each.professional}, {each.subject}") for pk, each in self.threads.items()]
        )

    @property
    def thread(self):
        return self.threads[self.cleaned_data["echange"]]


class ReplyForm(WordsForm):
    """A few words, and a document of this profile."""

    piece = SelectField(
        label="Joindre un document", help_text="Facultatif.", choices=[], blank="Aucun document"
    )

    def __init__(self, data=None, *, profile, **kwargs):
        super().__init__(data, profile=profile, **kwargs)
        self.documents = {str(each.pk): each for each in profile.document_set.all()}
        self.fields["piece"].offer(
            [(pk, f"{each} ({in_french(each.dated_on)})") for pk, each in self.documents.items()]
        )

    @property
    def document(self):
        return self.documents.get(self.cleaned_data["piece"])


class NewMessageForm(ReplyForm):
    """To somebody who wrote before, or a prescription to a pharmacy that takes it."""

    professionnel = SelectField(label="Pour qui", choices=[], empty="recipient-empty")
    sujet = SelectField(label="Sujet", choices=list(SUBJECTS.items()), empty="subject-empty")
    field_order = ["professionnel", "sujet", "phrase", "commentaire", "piece"]

    def __init__(self, data=None, *, profile, **kwargs):
        super().__init__(data, profile=profile, **kwargs)
        self.fields[
            "piece"
        ].help_text = (
            "Facultatif. Mais à une pharmacie qui ne m’a pas écrit, je joins une ordonnance."
        )
        everybody = profile.world.professional_set.order_by("name", "pk")
        self.professionals = {str(each.pk): each for each in everybody}
        self.fields["professionnel"].offer(
            [(pk, each.introduced) for pk, each in self.professionals.items()]
        )

    @property
    def professional(self):
        return self.professionals[self.cleaned_data["professionnel"]]

    def clean_professionnel(self):
        if not self.has_written() and not self.takes_prescriptions():
            raise Mistake("recipient-silent")
        return self.cleaned_data["professionnel"]

    def clean(self):
        if not self.errors and self.is_first_prescription and not self.joins_a_prescription():
            self.add_error("piece", Mistake("prescription-missing"))

    @property
    def is_first_prescription(self):
        """Whether one writes first, which only a pharmacy allows."""
        return not self.has_written()

    def has_written(self):
        return self.profile.thread_set.filter(
            professional=self.professional, message__by=None
        ).exists()

    def takes_prescriptions(self):
        visits = self.profile.pharmacyvisit_set.filter(professional=self.professional)
        return visits.filter(takes_prescriptions=True).exists()

    def joins_a_prescription(self):
        return self.document is not None and self.document.category == Category.PRESCRIPTION


# -- pages ------------------------------------------------------------------------------------


@logged_in
def index(request):
    """The exchanges of this profile, the latest first, and its address."""
    threads = request.profile.thread_set.kept().select_related("professional").with_news()
    context = {"rubric": "messagerie", "threads": threads, "address": address(request.profile)}
    return render(request, "profiles/messages/index.html", context)


@logged_in
def thread(request, pk):
    """One exchange, its newest message first, and the form to reply; opening it is reading it."""
    exchange = _of(request, pk)
    if exchange.deleted_at:
        return _gone(request)
    if request.method == "POST" and exchange.is_closed:
        nothing(request, "Cet échange est clôturé. Rien n’est parti.")
        return redirect("profiles:thread", exchange.pk)
    form = ReplyForm(request.POST or None, profile=request.profile)
    if request.method == "POST" and form.is_valid():
        return _sent(request, exchange, form, since=whole(request.POST.get("dernier")))
    sent = exchange.message_set.select_related("by").prefetch_related("attachment_set")
    sent = list(sent)[::-1]
    if any(message.is_unread for message in sent):
        exchange.message_set.unread().update(read_at=clock.now())
    context = {"rubric": "messagerie", "thread": exchange, "sent": sent, "form": form}
    return render(request, "profiles/messages/thread.html", context)


@logged_in
def new(request):
    """« Nouveau message »: to whom one may write, and why not to the others."""
    form = NewMessageForm(request.POST or None, profile=request.profile)
    if request.method == "POST" and form.is_valid():
        return _sent(request, _thread_for(form), form, since=0)
    context = {"rubric": "messagerie", "form": form}
    return render(request, "profiles/messages/new.html", context)


@logged_in
def send_document(request, pk):
    """« Envoyer à un professionnel de santé »: one document, in an exchange that is open."""
    sent = get_object_or_404(request.profile.document_set, pk=pk)
    form = DocumentForm(request.POST or None, profile=request.profile, document=sent)
    if request.method == "POST" and form.is_valid():
        return _sent(request, form.thread, form, since=whole(request.POST.get("dernier")))
    latest = request.profile.message_set.aggregate(pk=Max("pk"))["pk"] or 0
    context = {"rubric": "documents", "form": form, "document": sent, "latest": latest}
    return render(request, "profiles/documents/send.html", context)


@logged_in
def delete(request, pk):
    """« Supprimer la conversation »: asked once more on this page; a second click finds it done."""
    exchange = _of(request, pk)
    if exchange.deleted_at:
        return _gone(request)
    if request.method == "POST":
        exchange.throw_away()
        text = f"Conversation supprimée\u00a0: {exchange}"
        history.note(request.profile, text, by=request.account.holder)
        messages.success(request, "La conversation est supprimée.")
        return redirect("profiles:messages")
    context = {"rubric": "messagerie", "thread": exchange}
    return render(request, "profiles/messages/delete.html", context)


# -- what goes and what comes ------------------------------------------------------------------


def unread(profile):
    """How many messages of professionals this profile has not opened."""
    return profile.message_set.unread().count()


def news(profile):
    """The same, in words: « 1 nouveau message », « Aucun nouveau message »."""
    count = unread(profile)
    if not count:
        return "Aucun nouveau message"
    return f"{count} nouveaux messages" if count > 1 else "1 nouveau message"


def address(profile):
    """The address of a profile: the real pattern, under a name that reaches nobody."""
    return f"{profile.holder.nir}@patient.example"


def send(exchange, form, *, by):
    """Write in an exchange, by this Person, what a WordsForm says; the professional answers."""
    exchange.write(form.text, by=by, document=form.document)
    history.note(exchange.profile, f"Message envoyé\u00a0: {exchange}", by=by)
    answer, is_own = answers.to(
        form.cleaned_data["phrase"], document=form.document, own=exchange.answer
    )
    if is_own:
        exchange.mark_answered()
    receive(exchange, answer)


def receive(exchange, text, *, attachment=None):
    """Have the professional of an exchange write in it, and tell whoever looks after it."""
    exchange.write(text, attachment=attachment)
    history.note(
        exchange.profile, f"Message reçu\u00a0: {exchange}", professional=exchange.professional
    )
    notifications.tell(exchange.profile, Notification.MESSAGE)


def _of(request, pk):
    return get_object_or_404(request.profile.thread_set.select_related("professional"), pk=pk)


def _gone(request):
    nothing(request, "Cette conversation n’est plus là.")
    return redirect("profiles:messages")


def _sent(request, exchange, form, *, since):
    """Send what this form says, once: a double click is two requests.

    Args:
        since: the key of the last message that the page showed.
    """
    if exchange.holds(form.text, form.document, since=since):
        nothing(request, "Ce message est déjà parti.")
    else:
        send(exchange, form, by=request.account.holder)
        messages.success(
            request, f"Le message est parti. Destinataire\u00a0: {exchange.professional}."
        )
    return redirect("profiles:messages")


def _thread_for(form):
    """A new exchange with this professional, or the one that a first click has just made."""
    subject = SUBJECTS[form.cleaned_data["sujet"]]
    threads = form.profile.thread_set.kept().filter(professional=form.professional, subject=subject)
    latest = threads.last()
    if latest and not latest.is_closed and latest.holds(form.text, form.document, since=0):
        return latest
    answer = answers.ANSWER_TO_A_PRESCRIPTION if form.is_first_prescription else ""
    return threads.create(
        profile=form.profile, professional=form.professional, subject=subject, answer=answer
    )
