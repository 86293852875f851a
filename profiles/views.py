from django.shortcuts import render

from accounts.session import logged_in


@logged_in
def home(request):
    """« Bonjour … »: where one arrives once logged in."""
    return render(request, "profiles/home.html", {"rubric": "accueil"})
