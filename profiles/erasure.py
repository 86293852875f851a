"""Deleting for good what a closed profile held, when its day has come (real-service.md §4)."""

from django.db import transaction

from accounts import letters
from accounts.models import AccountEvent, ErasureRequest, Handset
from sandbox.world import clock

KEPT = {AccountEvent, ErasureRequest, Handset}
"""What stays beside a closed account: the moves of its life, the proof of the deletion, and the
telephone, which only forgets the account."""


@transaction.atomic
def carry_out(request):
    """Delete every row of this profile's data, and tell whoever asked for it.

    The person, the papers and the closed account stay; the settings are as on the first day.

    Args:
        request: an ErasureRequest.
    """
    profile, world = request.account, request.world
    letters.erased(request)
    for handset in profile.handsets.all():
        handset.forget()
    for relation in profile._meta.related_objects:
        if relation.related_model not in KEPT:
            rows = relation.related_model._base_manager.filter(world=world)
            rows.filter(**{relation.field.name: profile}).delete()
    world.sitesession_set.filter(shown=profile).update(shown=None)
    world.preferences_set.create(profile=profile)
    profile.holder.one_time_codes.all().delete()
    profile.email = profile.phone = ""
    profile.save(update_fields=["email", "phone"])
    request.done_at = clock.now()
    request.save(update_fields=["done_at"])
