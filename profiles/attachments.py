"""What a professional joins to a message: it is kept once it is among the documents.

See real-service.md §8.
"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.session import logged_in
from profiles import history
from profiles.deeds import nothing
from profiles.documents.forms import NameField, in_order
from profiles.models.documents import Category
from sandbox import facts
from sandbox.kit.forms import Form
from sandbox.world import clock
from sandbox.world.fields import DateField, SelectField


class AttachmentForm(Form):
    """What the document is to be called, and where it goes."""

    name = NameField(
        thing="document",
        label="Titre du document",
        help_text=facts.filled("{document-name-longest} au plus, sans signe spécial."),
    )
    dated_on = DateField(
        label="Date du document",
        help_text="Aujourd’hui, ou avant.",
        empty="document-date-empty",
        future="document-date-future",
    )
    category = SelectField(
        label="Catégorie", choices=Category.choices, empty="document-category-empty"
    )
    dossier = SelectField(
        label="Dossier", help_text="Facultatif.", choices=[], blank="Aucun dossier"
    )

    def __init__(self, data=None, *, attachment, folders, **kwargs):
        sent_on = clock.day_of(attachment.message.sent_at)
        first = {"name": attachment.name, "dated_on": sent_on}
        super().__init__(data, initial=first, **kwargs)
        self.folders = {str(each.pk): each for each in in_order(folders)}
        self.fields["dossier"].offer([(pk, each.name) for pk, each in self.folders.items()])

    @property
    def answers(self):
        """What was asked for, for `Attachment.keep`."""
        answers = dict(self.cleaned_data)
        return answers | {"folder": self.folders.get(answers.pop("dossier"))}


@logged_in
def attachment(request, pk):
    """What it says, and « Ajouter à mes documents de santé »; once it is there, it leads there."""
    joined = request.profile.attachment_set.select_related("message__thread__professional")
    of_others = joined.filter(message__by=None, message__thread__deleted_at=None)
    received = get_object_or_404(of_others, pk=pk)
    if received.document_id:
        if request.method == "POST":
            nothing(request, "Ce document est déjà dans la liste.")
        return redirect("profiles:document", received.document_id)
    folders = request.profile.folder_set.all()
    form = AttachmentForm(request.POST or None, attachment=received, folders=folders)
    if request.method == "POST" and form.is_valid():
        kept = received.keep(by=request.account.holder, **form.answers)
        history.note(request.profile, f"Document ajouté\u00a0: {kept}", by=request.account.holder)
        messages.success(request, f"Document ajouté\u00a0: {kept}.")
        return redirect("profiles:document", kept.pk)
    context = {
        "rubric": "messagerie",
        "attachment": received,
        "thread": received.message.thread,
        "form": form,
    }
    return render(request, "profiles/messages/attachment.html", context)
