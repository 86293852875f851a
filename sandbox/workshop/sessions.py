"""The sessions of the browsers: Django's own, in the database, found by every request."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from sandbox.kit.prepared import Prepared


class SessionStore(db.SessionStore):
    """The same, found without writing the SQL again at each request.

    It is the machine's own clock, as in Django, that says when one is over.
    """

    def _get_session_from_db(self):
        session = _of_key.first(self.session_key)
        if session is None or session.expire_date <= timezone.now():
            self._session_key = None
            return None
        return session


@Prepared
def _of_key(key):
    return Session.objects.filter(session_key=key)
