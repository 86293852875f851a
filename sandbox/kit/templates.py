"""Templates are indented for who edits them: a page is sent without that."""

import re

from django.template.loaders import filesystem

INDENT = re.compile(r"^ +", re.MULTILINE)


class Loader(filesystem.Loader):
    """The templates of the house, each line from its first character that is no space.

    A browser drops those spaces, a slow network carries them. Lines stay lines, so a fault is
    told at its own number. `<textarea>` begins what it holds on a line of its own, never indented.
    """

    def get_contents(self, origin):
        return INDENT.sub("", super().get_contents(origin))
