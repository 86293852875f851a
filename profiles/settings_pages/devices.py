"""« Appareils associés »: the telephone that a finger opens, and how it is forgotten."""

from django.contrib import messages
from django.shortcuts import redirect

from accounts.handset import handset_of
from accounts.session import logged_in
from profiles.deeds import nothing
from profiles.settings_pages import page


@logged_in
def devices(request):
    """What is associated with this account."""
    return page(request, "devices", handset=_associated(request))


@logged_in
def forget(request):
    """« Dissocier »: the password and the code are asked for again on that telephone."""
    handset = _associated(request)
    if handset is None:
        if request.method == "POST":
            nothing(request, "Aucun téléphone n’est associé.")
        return redirect("profiles:devices")
    if request.method != "POST":
        return page(request, "forget_device")
    handset.forget()
    messages.success(
        request, "Le téléphone est dissocié. Il redemandera le mot de passe et le code."
    )
    return redirect("profiles:devices")


def _associated(request):
    """The Handset of this place, where it opens this account; None otherwise."""
    handset = handset_of(request)
    return handset if handset and handset.account_id == request.account.pk else None
