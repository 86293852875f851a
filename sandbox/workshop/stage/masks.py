"""Masks: on the projector, the server does not send what a room must not read.

Whatever page it is on, each number, code, e-mail and password of the world becomes bullets, with a
word that only its own world knows; held up by a key, the window asks for them and gives them back.
"""

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.crypto import salted_hmac

from sandbox.world import writing

BULLETS = "••••••"
_GAP = r"(?:[ \u00a0\u200b]|<wbr>|</?span[^>]*>)*"
_TAG = r"<[^>]*>"


@dataclass(frozen=True)
class Secret:
    """One thing to mask: as it is kept, and as the room reads it once lifted."""

    value: str
    shown: str

    @property
    def key(self):
        """What stands for it on a page, from which nobody finds it."""
        return salted_hmac("masques", self.value).hexdigest()[:8]

    @property
    def stand_in(self):
        """What a box holds in its place; sent back, it is read as the secret."""
        return f"{BULLETS} {self.key}"


def of(world):
    """The Secrets of this world, the longest first."""
    found = {}
    for person in world.person_set.all():
        found[person.nir] = writing.nir(person.nir)
        for email in (person.email, person.spare_email, person.known_email):
            found[email] = email
        for number in (person.phone, person.spare_phone, person.known_phone):
            found[number] = writing.phone(number)
        for password in (person.noted_password, person.spare_password):
            found[password] = password
    for account in world.account_set.all():
        found[account.email], found[account.phone] = account.email, writing.phone(account.phone)
    for serial in world.cartevitale_set.values_list("serial", flat=True):
        found[serial] = writing.serial(serial)
    for written in world.provisionalcode_set.values_list("code", "misprint"):
        found |= {code: writing.NBSP.join(writing.fours(code)) for code in written}
    for code in world.onetimecode_set.values_list("code", flat=True):
        found[code] = writing.NBSP.join(writing.threes(code))
    found.pop("", None)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[0]), pair))
    return tuple(Secret(value, shown) for value, shown in ordered)


def hide(page, secrets):
    """The HTML of a page without these secrets: bullets in the text, stand-ins in the boxes."""
    if not secrets:
        return page
    known = {_compact(html.escape(secret.value)): secret for secret in secrets}
    secret_or_tag, secret_alone = _patterns(tuple(secret.value for secret in secrets))

    def in_tag(match):
        return known[_compact(match.group())].stand_in

    def in_page(match):
        text = match.group()
        if text.startswith("<"):
            return secret_alone.sub(in_tag, text)
        return f'<span class="secret" data-secret="{known[_compact(text)].key}">{BULLETS}</span>'

    return secret_or_tag.sub(in_page, page)


def lift(posted, secrets):
    """What was posted, with the secrets in the place of their stand-ins."""
    if not any(BULLETS in value for values in dict(posted.lists()).values() for value in values):
        return posted
    known = {secret.stand_in: secret.value for secret in secrets}
    lifted = posted.copy()
    for name, values in posted.lists():
        lifted.setlist(name, [known.get(value.strip(), value) for value in values])
    return lifted


def _compact(text):
    return re.sub(_GAP, "", text)


@lru_cache(maxsize=16)
def _patterns(values):
    """What finds these values, however their characters are set apart: in a page, in one tag."""
    spelled = [
        _GAP.join(re.escape(html.escape(character)) for character in value) for value in values
    ]
    secret = rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)"
    return re.compile(f"{_TAG}|{secret}"), re.compile(secret)
