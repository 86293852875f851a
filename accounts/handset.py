"""The telephone: the same pages in its frame, and a finger that opens them once it is associated.

See real-service.md §2, §4.
"""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts import session
from accounts.models import Handset
from sandbox.world import progress
from sandbox.world.models import Computer
from sandbox.world.ways_back import safe_back

PHONE = "phone"
"""What a form sends to have the pages in the telephone; anything else has them on the computer."""

WITH_PASSWORD = "mot-de-passe"
"""In the address of the log-in page, « Utiliser mon mot de passe », where a finger would do."""

ASSOCIATED = "telephone-associe"
"""The slug of what is done once a finger is enough."""


def handset_of(request):
    """The Handset of this place as it now is, None where nobody has taken it up.

    Of a form sent, it is read once the world is locked: the second press finds what the first did.
    """
    return getattr(request.world, "handset", None)


@require_POST
def hold(request):
    """« Sur le téléphone », « Sur l’ordinateur »: the pages in the other frame.

    A telephone is another device: who takes it up is not logged in there.
    """
    handset = handset_of(request) or Handset(world=request.world)
    otherwise = reverse("accounts:resume")
    if request.POST.get("to") != PHONE:
        handset.put_down()
        return safe_back(request, otherwise=otherwise)
    is_inside = session.current(request.world) is not None
    session.end(request.world)
    handset.take_up()
    if is_inside:
        messages.info(request, "Le téléphone est un autre appareil\u00a0: je m’y connecte aussi.")
        return redirect("accounts:login")
    return safe_back(request, otherwise=otherwise)


def opens_with_a_finger(request):
    """Whether the telephone in hand knows an account, which a finger opens."""
    return request.is_on_phone and handset_of(request).account_id is not None


def asks_to_be_associated(request):
    """Whether the telephone in hand is not associated yet."""
    return request.is_on_phone and handset_of(request).account_id is None


def finger(request):
    """« Poser le doigt »: no password, and no code."""
    current = session.current(request.world)
    if not opens_with_a_finger(request) or (current and current.opened_at):
        return redirect("accounts:login")
    if request.method != "POST":
        return render(request, "accounts/login/finger.html", {"way": WITH_PASSWORD})
    account = handset_of(request).account
    account.world = request.world
    session.enter(session.begin(account))
    return redirect(settings.LOGIN_REDIRECT_URL)


@session.logged_in
def associate(request):
    """« Associer ce téléphone », once the password and the code were right on it."""
    if not asks_to_be_associated(request):
        return redirect(settings.LOGIN_REDIRECT_URL)
    if request.method != "POST":
        return render(request, "accounts/login/associate.html")
    handset_of(request).associate(request.account)
    progress.finish(request.world, ASSOCIATED)
    messages.success(
        request, "Ce téléphone est associé. La prochaine fois, je pose seulement le doigt."
    )
    return redirect(settings.LOGIN_REDIRECT_URL)


def keep(request, name):
    """Leave a file of that name where it was downloaded: a telephone leaves nothing on the shared
    computer."""
    if not request.is_on_phone:
        Computer(request.world).keep(name)


def on_the_site(template, **context):
    """A view of what the application does not do: on the telephone, this page says so instead.

    Args:
        template: the page that says what it is, and how it is done on the site.
        context: what that page is given.
    """

    def decorated(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.is_on_phone:
                return render(request, template, context)
            return view(request, *args, **kwargs)

        return guarded

    return decorated
