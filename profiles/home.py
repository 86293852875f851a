from django.shortcuts import redirect, render

from accounts.session import logged_in
from sandbox.world import progress


@logged_in
def home(request):
    """« Bonjour … »: where one arrives once logged in, after the questions of the first time."""
    if request.account.preferences.welcomed_at is None:
        return redirect("profiles:questions")
    progress.report(request.world, "Accueil", 1, 1, finished=True)
    return render(request, "profiles/home.html", {"rubric": "accueil"})
