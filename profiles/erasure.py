"""Deleting for good what a closed profile held, when its day has come (real-service.md §4)."""

from django.db import transaction

from accounts import letters
from accounts.models import AccountEvent, ErasureRequest
from sandbox.world import clock

KEPT = {AccountEvent, ErasureRequest}
"""What stays beside a closed account: the moves of its life, and the proof of the deletion."""


@transaction.atomic
def carry_out(request):
    """Delete every row of this profile's data, and tell whoever asked for it.

    The person, the papers and the closed account stay; the settings are as on the first day.

    Args:
        request: an ErasureRequest.
    """
    profile, world = request.account, request.world
    letters.erased(request)
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
