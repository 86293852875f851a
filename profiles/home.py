from django.shortcuts import redirect, render

from accounts.session import logged_in


@logged_in
def home(request):
    """« Bonjour … »: where one arrives once logged in, after the questions of the first time."""
    if request.account.preferences.welcomed_at is None:
        return redirect("profiles:questions")
    return render(request, "profiles/home.html", {"rubric": "accueil"})
