"""What every field of ours has: a template of its own."""


class Drawn:
    """A field that names its own template, and whether its value may be written in a page."""

    drawn_by = "components/field.html"
    is_secret = False

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.template_name = self.drawn_by
