"""« Professionnels de santé »: whom this profile knows, what they are to it, who may look.

See real-service.md §6, §9.
"""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.shortcuts import render

from accounts.session import logged_in
from profiles.settings_pages.emergency import RESCUERS


def known_to(profile):
    """The Professionals who have, or had, something to do with this profile."""
    ties = [
        profile.professionalaccess_set,
        profile.carerole_set,
        profile.document_set,
        profile.thread_set,
        profile.pharmacyvisit_set,
        profile.reimbursedcare_set,
    ]
    rows = (tie.exclude(professional=None).order_by().values("professional") for tie in ties)
    mine = reduce(or_, (Q(pk__in=each) for each in rows))
    everybody = profile.world.professional_set.exclude(slug__in=RESCUERS)
    return everybody.filter(mine).order_by("name", "pk")


@logged_in
def index(request):
    """Each of them, with their role and their access."""
    profile = request.profile
    accesses = {each.professional_id: each for each in profile.professionalaccess_set.all()}
    roles = {each.professional_id: each for each in profile.carerole_set.all()}
    known = list(known_to(profile))
    for each in known:
        each.access, each.role = accesses.get(each.pk), roles.get(each.pk)
    known.sort(key=lambda each: each.role is None)
    context = {"rubric": "profil-medical", "professionals": known}
    return render(request, "profiles/medical/directory.html", context)
