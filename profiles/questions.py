from django.shortcuts import redirect

from accounts.session import logged_in
from sandbox.world import clock


@logged_in
def first(request):
    """The first of the questions that is not passed yet."""
    request.account.preferences.welcomed_at = clock.now()
    request.account.preferences.save(update_fields=["welcomed_at"])
    return redirect("profiles:attached")
