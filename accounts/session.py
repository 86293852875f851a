"""Logging in and out of the simulated site, for the fake people only."""

from functools import wraps

from django.shortcuts import redirect


def current(world):
    """The world's session on the simulated site, open or waiting for its code, or None."""
    return world.sitesession_set.select_related("account__holder").first()


def begin(account):
    """The password is right: the one-time code is still to come."""
    end(account.world)
    return account.world.sitesession_set.create(account=account)


def end(world):
    world.sitesession_set.all().delete()


def logged_in(view):
    """A page of the inside: `request.account` is the open one, else the log-in page comes first."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        session = current(request.world)
        if session is None or session.opened_at is None:
            return redirect("accounts:login")
        request.account = session.account
        return view(request, *args, **kwargs)

    return guarded
