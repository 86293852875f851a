"""Templates are cut in lines for who edits them: a page is sent without that."""

import re

from django.template.loaders import filesystem

INDENT = re.compile(r"^ +", re.MULTILINE)

BLOCKS = "article|aside|dd|details|div|dl|dt|fieldset|footer|form|h[1-6]|header|li|main|nav|ol|p"
BLOCKS += "|section|summary|table|tbody|td|th|thead|tr|ul"
BEFORE_AN_END = re.compile(rf"\n+(?=>|</(?:{BLOCKS})>)")

SAYS_NOTHING = "if|elif|else|endif|for|empty|endfor|with|endwith|load|block|endblock"
TAGS_ALONE = re.compile(
    rf"^((?:\{{% (?:{SAYS_NOTHING})\b(?:(?!%\}})[^\n])*%\}})+)\n(?=[\s\S])", re.MULTILINE
)

IN_A_SENTENCE = re.compile(r"\n(?=[^\s<{])|(?<=[^\s>}])\n(?=\{[{%]|</)|(?<=\}\})\n(?=\{[{%]|</)")


class Loader(filesystem.Loader):
    """The templates of the house: no line is indented, and a sentence or a tag is one line.

    To a browser it is the same page, lighter. To who edits a template, a line may end anywhere:
    nothing that reads the page, a test either, sees where. A line that begins a tag stays one, but
    not that which ends a block, nor that of a « {% if … %} » alone; the value of a `<textarea>`
    stays apart from it. What is shown with its lines (`<pre>`, a text written in a `<textarea>`)
    is not written in a template; a fault is told at its line as sent.
    """

    def get_contents(self, origin):
        text = INDENT.sub("", super().get_contents(origin))
        text = TAGS_ALONE.sub(r"\1", BEFORE_AN_END.sub("", text))
        return IN_A_SENTENCE.sub(" ", text)
