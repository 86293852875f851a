"""Templates are cut in lines for who edits them: a page is sent without that."""

import re

from django.template.loaders import filesystem

INDENT = re.compile(r"^ +", re.MULTILINE)
IN_A_TAG = re.compile(r"\n(?=>)")
IN_A_SENTENCE = re.compile(r"\n(?=[^\s<{])|(?<=[^\s>}])\n(?=\{[{%])|(?<=\}\})\n(?=\{[{%])")


class Loader(filesystem.Loader):
    """The templates of the house: no line is indented, and a sentence or a tag is one line.

    To a browser it is the same page, lighter. To who edits a template, a line may end anywhere:
    nothing that reads the page, a test either, sees where. A line that begins with a tag stays one,
    and the value of a `<textarea>` stays apart from it.
    """

    def get_contents(self, origin):
        text = INDENT.sub("", super().get_contents(origin))
        return IN_A_SENTENCE.sub(" ", IN_A_TAG.sub("", text))
