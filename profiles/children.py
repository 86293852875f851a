from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts import session
from accounts.session import logged_in


@logged_in
def attached(request):
    return redirect("profiles:home")


@logged_in
def add(request):
    return render(request, "profiles/home.html", {"rubric": ""})


@logged_in
@require_POST
def show(request, pk):
    """Look at another profile from now on."""
    profile = next((each for each in request.account.profiles if each.pk == pk), None)
    if profile is None:
        raise Http404
    session.current(request.world).show(profile)
    return redirect("profiles:home")
