"""Why a place has moved by itself, said where its learner lands: by the page that is opened there.

What a page asks by itself writes nothing of it. In the session it would race with a press: the
last to write wins, and what was to be said is lost.
"""

from urllib.parse import quote

from django.contrib import messages
from django.db.models import F
from django.urls import reverse

from sandbox.kit.htmx import asks_for_a_piece
from sandbox.world.models import World
from sandbox.world.notices import Notice


def told_on_the_way_to(path):
    """The address that says why, then leads to that page: where an open page goes."""
    return f"{reverse('world:moved')}?retour={quote(path)}"


NOTHING_RECEIVED = "nothing-received"
"""On a message that answers a press which changed nothing: what was typed is still to be kept."""


def tell(request, tags=""):
    """Say why, on the page where one is led."""
    messages.info(request, request.world.reason, extra_tags=tags)
    know(request.world)


def know(world):
    """Note that who sits there knows how this world now stands."""
    if world.told != world.generation:
        World.objects.filter(pk=world.pk).update(told=world.generation)


def still_to_tell(worlds):
    """Of these (a queryset), those that who leads has moved and whose learner has not read why:
    {pk: the Notice that says it, also once they are moved again}."""
    whys = [each for each in Notice if each.is_of_who_leads]
    untold = worlds.filter(notice__in=whys).exclude(told=F("generation"))
    return {pk: Notice(notice).before for pk, notice in untold.values_list("pk", "notice")}


def tell_still(notices):
    """Have these worlds, {pk: Notice}, say that, whatever has moved them since."""
    for notice in set(notices.values()):
        theirs = [pk for pk, each in notices.items() if each == notice]
        World.objects.filter(pk__in=theirs).update(notice=notice)


def tell_who_was_away(request):
    """Say, where one lands, what who leads did since the last page: none was open to say it.

    The place itself remembers what was said: of two pages opened at once, one says it.
    """
    world = request.world
    if request.method != "GET" or asks_for_a_piece(request) or not request.seat.number:
        return
    if world.told == world.generation or not Notice(world.notice).is_of_who_leads:
        return
    untold = World.objects.filter(pk=world.pk, told=world.told)
    if untold.update(told=world.generation):
        messages.info(request, world.reason)
