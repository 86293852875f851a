"""The sessions of the browsers: Django's own, in the database, found by every request."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from sandbox.kit.prepared import Prepared


class SessionStore(db.SessionStore):
    """The same, found without writing the SQL again at each request.

    One that is over opens no less until the night takes it away: a clock that is corrected in the
    middle of a workshop puts nobody out (`corrected.py`).
    """

    def _get_session_from_db(self):
        session = _of_key.first(self.session_key)
        if session is None:
            self._session_key = None
            return None
        return session


@Prepared
def _of_key(key):
    return Session.objects.filter(session_key=key)
