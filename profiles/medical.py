from django.shortcuts import render

from accounts.session import logged_in


@logged_in
def summary(request):
    return render(request, "profiles/home.html", {"rubric": "profil-medical"})
