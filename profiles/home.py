from django.shortcuts import redirect, render

from accounts.session import logged_in
from profiles import agenda, documents, first_log_in, messages
from profiles.medical import sections
from sandbox.world import progress

JOURNEY = progress.Journey("dedans", "Accueil")
"""What is done inside, page after page in any order, begins here."""


@logged_in
def home(request):
    """« Bonjour … »: where one arrives once logged in, after what is asked the first time."""
    if request.account.preferences.welcomed_at is None:
        return redirect(first_log_in.of_year(request.world.service_year))
    progress.report(request.world, JOURNEY.slug, "", 1, 1)
    profile = request.profile
    filled, total = sections.completeness(profile)
    context = {
        "rubric": "accueil",
        "filled": filled,
        "total": total,
        "documents": documents.summary(profile),
        "latest": documents.latest(profile),
        "news": messages.news(profile),
        "appointment": agenda.next_appointment(profile),
    }
    return render(request, "profiles/home.html", context)
