"""What every page asks of the database: the SQL is written once, then asked for other rows.

Django writes the SQL of a queryset again each time that it is asked, which takes four times as long
as the answer. Only the SQL is kept here: what comes back is read anew, whoever it belongs to.
"""

from contextvars import Context
from copy import copy
from functools import update_wrapper
from types import SimpleNamespace

from django.db import connections
from django.db.models import Model
from django.db.models.query import ModelIterable

FIRST_KEY = -(10**12)
"""The key of what stands in for the first value while the SQL is written: no row has it."""


class Prepared:
    """A function that gives a queryset, and then gives its rows instead, a list of models.

    Args:
        write: called once, outside any world, with stand-ins for what it will be given: rows (a
            world, a person), keys and words. It depends on nothing else, such as the day.
    """

    def __init__(self, write):
        update_wrapper(self, write)
        self.write = write
        self.written = None

    def __call__(self, *values):
        self.written = self.written or _Written(self.write, values)
        return self.written.rows(values)

    def first(self, *values):
        """The first row, or None."""
        return next(iter(self(*values)), None)

    def get(self, *values):
        """The first row.

        Raises:
            ObjectDoesNotExist: there is none.
        """
        if row := self.first(*values):
            return row
        raise self.written.model.DoesNotExist


class _Written:
    """The SQL of a queryset, and where its values go."""

    def __init__(self, write, values):
        stand_ins = [_stand_in(value, FIRST_KEY - place) for place, value in enumerate(values)]
        queryset = Context().run(write, *stand_ins)  # in no world: no time is written with it
        self.model, self.using = queryset.model, queryset.db
        self.compiler = queryset.query.get_compiler(using=self.using)
        self.sql, params = self.compiler.as_sql()
        self.converters = self.compiler.get_converters([each[0] for each in self.compiler.select])
        places = {str(FIRST_KEY - place): place for place in range(len(values))}
        self.params = [(places.get(str(param)), param) for param in params]
        known = queryset._known_related_objects
        self.known = {field: stand_ins.index(*rows.values()) for field, rows in known.items()}

    def rows(self, values):
        keys = [value.pk if isinstance(value, Model) else value for value in values]
        params = tuple(own if place is None else keys[place] for place, own in self.params)
        known = {field: {keys[place]: values[place]} for field, place in self.known.items()}
        return list(ModelIterable(self._asked(params, known)))

    def _asked(self, params, known):
        """What Django reads the rows of, as of a queryset, on the connection of this thread."""
        compiler = copy(self.compiler)
        compiler.connection = connections[self.using]
        compiler.as_sql = lambda: (self.sql, params)
        compiler.get_converters = lambda columns: self.converters
        query = SimpleNamespace(get_compiler=lambda using: compiler)
        asked = SimpleNamespace(db=self.using, model=self.model, query=query)
        asked._known_related_objects = known
        return asked


def _stand_in(value, key):
    """What the SQL is written with, in the place of this value: a row of that key, or the key."""
    return type(value)(pk=key) if isinstance(value, Model) else key
