"""« Agenda de santé »: one’s appointments and reminders; it books nothing (real-service.md §8)."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from accounts.session import logged_in
from profiles import history, notifications
from profiles.deeds import nothing
from profiles.models import AgendaEntry
from profiles.notifications import Notification
from sandbox import facts
from sandbox.kit.dates import in_french
from sandbox.kit.forms import Form
from sandbox.languages.said import says
from sandbox.lessons import Mistake
from sandbox.world import clock
from sandbox.world.fields import CommentField, DateField, SelectField, TimeField

REMINDERS_A_DAY = facts.number("reminders-a-day")

APPOINTMENT, REMINDER = AgendaEntry.Kind.APPOINTMENT, AgendaEntry.Kind.REMINDER

TITLES = {
    APPOINTMENT: {
        "consultation": "Consultation",
        "visite": "Visite à domicile",
        "teleconsultation": "Téléconsultation",
        "specialiste": "Consultation d’un spécialiste",
        "dents": "Rendez-vous chez le dentiste",
        "yeux": "Rendez-vous pour les yeux",
        "kine": "Séance de kinésithérapie",
        "prise-de-sang": "Prise de sang",
        "radio": "Radio ou échographie",
        "scanner": "Scanner ou IRM",
        "vaccin": "Vaccin",
        "depistage": "Examen de dépistage",
        "hopital": "Rendez-vous à l’hôpital",
        "enfant": "Examen de l’enfant",
        "infirmier": "Soins infirmiers",
        "pharmacie": "Passage à la pharmacie",
    },
    REMINDER: {
        "traitement": "Prendre mon traitement",
        "ordonnance": "Renouveler mon ordonnance",
        "pharmacie": "Passer à la pharmacie",
        "rendez-vous": "Prendre un rendez-vous",
        "vaccin": "Faire un vaccin",
        "depistage": "Faire un examen de dépistage",
        "analyse": "Faire une prise de sang",
        "resultats": "Demander des résultats",
        "mesure": "Noter une mesure",
        "papiers": "Préparer mes papiers",
        "a-jeun": "Rester à jeun",
        "mutuelle": "Envoyer un papier à la mutuelle",
        "appel": "Téléphoner au cabinet",
    },
}
"""What one may note: a title is chosen, never typed."""


class AgendaEntryForm(Form):
    """A title out of the list, somebody of care if there is one, a day and an hour.

    Args:
        profile: the Account whose agenda it is.
        entry: the AgendaEntry to change, or a new one, which says its kind.
    """

    titre = SelectField(label="Titre", choices=[], empty="entry-title-empty")
    professionnel = SelectField(
        label="Professionnel", help_text="Facultatif.", choices=[], blank="Aucun professionnel"
    )
    date = DateField(
        label="Date",
        help_text="Exemple\u00a0: {example}",
        empty="entry-date-empty",
        may_be_future=True,
    )
    heure = TimeField(label="Heure", help_text="Exemple : 14\u00a0h\u00a030", empty="time-empty")
    commentaire = CommentField()

    def __init__(self, data=None, *, entry, **kwargs):
        super().__init__(data, initial=entry.pk and self.answers_of(entry), **kwargs)
        self.entry = entry
        self.fields["date"].fit(clock.today().year + 1)
        self.titles = TITLES[entry.kind]
        self.fields["titre"].offer(list(self.titles.items()))
        self.fields["commentaire"].write_for(entry.profile.holder)
        everybody = entry.profile.world.professional_set.order_by("name", "pk")
        self.professionals = {str(each.pk): each for each in everybody}
        self.fields["professionnel"].offer(
            [(pk, each.introduced) for pk, each in self.professionals.items()]
        )

    @staticmethod
    def answers_of(entry):
        at = entry.at.astimezone(clock.PARIS)
        slugs = {title: slug for slug, title in TITLES[entry.kind].items()}
        return {
            "titre": slugs.get(entry.title),
            "professionnel": str(entry.professional_id or ""),
            "date": at.date(),
            "heure": in_french(at, "G\u00a0\\h\u00a0i"),
            "commentaire": entry.comment,
        }

    def clean_date(self):
        day = self.cleaned_data["date"]
        if day < self.entry.profile.holder.born_on:
            raise Mistake("before-birth", missing=["annee"])
        if self.entry.is_reminder and day < clock.today():
            raise Mistake("reminder-past")
        if self.entry.is_reminder and self.others_of(day).count() >= REMINDERS_A_DAY:
            raise Mistake("reminders-full")
        return day

    def others_of(self, day):
        reminders = self.entry.profile.agendaentry_set.reminders().on(day)
        return reminders.exclude(pk=self.entry.pk)

    def filled(self, *, by):
        """The entry as the form says, in this Person’s name, not saved yet.

        A reminder that changes its moment is to be told again.
        """
        entry, typed = self.entry, self.cleaned_data
        at = datetime.combine(typed["date"], typed["heure"], tzinfo=clock.PARIS)
        if at != entry.at:
            entry.told_at = None
        entry.title, entry.at, entry.by = self.titles[typed["titre"]], at, by
        entry.professional = self.professionals.get(typed["professionnel"])
        entry.comment = typed["commentaire"]
        return entry


# -- pages ------------------------------------------------------------------------------------


@logged_in
def index(request):
    """What is noted from today on: the appointments, then the reminders."""
    coming = request.profile.agendaentry_set.coming().select_related("professional", "by")
    context = {
        "rubric": "agenda",
        "appointments": coming.appointments(),
        "reminders": coming.reminders(),
    }
    return render(request, "profiles/agenda/index.html", context)


@logged_in
def past(request):
    """What was noted before today."""
    entries = request.profile.agendaentry_set.past().select_related("professional", "by")
    context = {"rubric": "agenda", "entries": entries}
    return render(request, "profiles/agenda/past.html", context)


@logged_in
def add(request, kind):
    """Note an appointment that was made elsewhere, or a reminder for oneself."""
    if kind not in AgendaEntry.Kind.values:
        raise Http404
    entry = AgendaEntry(profile=request.profile, kind=kind)
    form = AgendaEntryForm(request.POST or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        if form.filled(by=request.account.holder).is_noted_already:
            nothing(request, "C’est déjà noté dans mon agenda.")
            return redirect("profiles:agenda")
        entry.save()
        _note(request, entry, "ajouté")
        is_past = entry.at.date() < clock.today()
        place = "aux dates passées" if is_past else "à mon agenda"
        messages.success(request, f"{entry.get_kind_display()} ajouté {place}.")
        return redirect("profiles:agenda")
    return _entry_page(request, entry, form)


@logged_in
def look(request, pk):
    """One entry, and what may be done with it: nothing, when a professional wrote it."""
    context = {"rubric": "agenda", "entry": _of(request, pk)}
    return render(request, "profiles/agenda/entry.html", context)


@logged_in
def change(request, pk):
    entry = _of(request, pk)
    if entry.is_locked:
        return _locked(request, entry)
    form = AgendaEntryForm(request.POST or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        form.filled(by=entry.by).save()
        _note(request, entry, "modifié")
        messages.success(request, "La modification est enregistrée.")
        return redirect("profiles:date", entry.pk)
    return _entry_page(request, entry, form)


@logged_in
def delete(request, pk):
    """« Supprimer »: asked once more on this page; a second click finds it already done."""
    if request.method == "POST" and not request.profile.agendaentry_set.filter(pk=pk).exists():
        messages.info(request, "Cette date n’est plus dans mon agenda.")
        return redirect("profiles:agenda")
    entry = _of(request, pk)
    if entry.is_locked:
        return _locked(request, entry)
    if request.method == "POST":
        entry.delete()
        _note(request, entry, "supprimé")
        messages.success(request, f"{entry.get_kind_display()} supprimé de mon agenda.")
        return redirect("profiles:agenda")
    context = {"rubric": "agenda", "entry": entry}
    return render(request, "profiles/agenda/delete.html", context)


# -- elsewhere ---------------------------------------------------------------------------------


def next_appointment(profile):
    """The first appointment of this profile that is not over yet, or None."""
    coming = profile.agendaentry_set.appointments().filter(at__gte=clock.now())
    return coming.select_related("professional").first()


def remind(entry):
    """Tell of a reminder whose day has come, or of tomorrow’s appointment, and return the sentence.

    Nobody is told anything of a space that is not activated: None.
    """
    entry.told_at = clock.now()
    entry.save(update_fields=["told_at"])
    if not entry.profile.is_activated:
        return None
    notifications.tell(entry.profile, Notification.REMINDER, is_for_tomorrow=not entry.is_reminder)
    name = entry.profile.holder.first_name
    if entry.is_reminder:
        return says("L’agenda {name:of} rappelle ce qui est à faire ce jour.", name=name)
    return says("L’agenda {name:of} rappelle le rendez-vous du lendemain.", name=name)


def _entry_page(request, entry, form):
    is_told = notifications.is_told(request.profile, Notification.REMINDER)
    context = {"rubric": "agenda", "form": form, "entry": entry, "is_told": is_told}
    return render(request, "profiles/agenda/entry_form.html", context)


def _of(request, pk):
    entries = request.profile.agendaentry_set.select_related("professional", "by")
    return get_object_or_404(entries, pk=pk)


def _locked(request, entry):
    messages.info(request, "Un professionnel a noté ce rendez-vous. Lui seul peut le changer.")
    return redirect("profiles:date", entry.pk)


def _note(request, entry, done):
    text = f"{entry.get_kind_display()} {done}\u00a0: {entry}"
    history.note(request.profile, text, by=request.account.holder)
