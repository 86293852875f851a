"""What every field of ours has: a template of its own."""


class Drawn:
    """A field that names its own template, and whether its value may be written in a page."""

    drawn_by = "components/field.html"
    is_secret = False
    again = ""
    """The slug of the lesson where a right answer is lost, as another of the page is refused."""

    told_by = ()
    """The parts of its template, besides error and hint, that say how to fill it in."""

    copies = ""
    """What it asks to copy from a paper (a slug of `sandbox.world.pieces`); "" for nothing."""

    empty = None
    """The slug of the lesson when nothing is answered; None where nothing has to be."""

    @property
    def is_needed(self):
        return self.empty is not None

    def __init__(self, *, copies="", **kwargs):
        super().__init__(**kwargs)
        self.copies = copies or self.copies
        self.template_name = self.drawn_by
