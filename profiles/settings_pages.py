from django.shortcuts import render

from accounts.session import logged_in


@logged_in
def index(request):
    return render(request, "profiles/home.html", {"rubric": "parametres"})
