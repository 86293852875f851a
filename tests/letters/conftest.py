import pytest
from django.test.signals import template_rendered

from tests.letters.table import MAILS
from tests.letters.test_letters import SIGNED


@pytest.fixture(autouse=True)
def each_mail_is_signed_under_its_name(pieces_noted):
    """What a test renders as a mail is what the table says that its signed text stands for."""
    rendered, before = set(), len(SIGNED)

    def note(sender, template, **kwargs):
        if (template.name or "").startswith("mail/"):
            rendered.add(template.name.removeprefix("mail/").removesuffix(".html"))

    template_rendered.connect(note)
    yield
    template_rendered.disconnect(note)
    mails = {name for name in rendered if name in MAILS}
    for text in SIGNED[before:]:
        meant = {name for name, texts in MAILS.items() if text in texts}
        assert not meant or meant <= mails, f"{text}.txt is not {meant}"
