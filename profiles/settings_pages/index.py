from accounts.session import logged_in
from profiles import majority, notifications
from profiles.settings_pages import page


@logged_in
def index(request):
    """« Paramètres »: every setting, each with what it is set to now."""
    accesses = request.profile.professionalaccess_set
    refused = request.account.preferences.notices
    notices = notifications.known(request.world)
    return page(
        request,
        "index",
        account=request.account,
        profile=request.profile,
        is_own=request.profile == request.account,
        may_decide=request.account.represents(request.profile),
        is_of_age=majority.is_reached(request.account, request.profile),
        received=[notice for notice in notices if notice not in refused],
        notices=notices,
        allowed=accesses.allowed().count(),
        blocked=accesses.blocked().count(),
        latest=request.profile.activity_set.first(),
        shared=_shared(request.profile),
    )


def _shared(profile):
    """« Partagé avec Yanis Leguellec », and to whom the profile is only offered; "" for nobody."""
    alive = profile.sharings.alive().select_related("to")
    words = [f"{'Partagé avec' if each.is_in_force else 'Proposé à'} {each.to}" for each in alive]
    return " · ".join(words)
