"""« Ce poste voit la salle »: what a learner's PC can run to be sure."""

from django.shortcuts import redirect, render

SEEN = "check"


def check(request):
    """Reaching this page proves the network; coming back to it proves the cookies."""
    if request.method == "POST":
        request.session[SEEN] = True
        return redirect("workshop:check")
    keeps_cookies = request.session.pop(SEEN, None)
    return render(request, "workshop/check.html", {"keeps_cookies": keeps_cookies})
