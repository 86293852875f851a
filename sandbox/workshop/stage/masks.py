"""Masks: on the projector, the server does not send what a room must not read.

Whatever page it is on, each number, code, e-mail and password of the world becomes as many bullets,
with a word that only its own world knows; held up by a key, the window asks for them and gives them
back. A box that holds one has that word in a hidden box beside it, which is sent with it.
"""

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.crypto import salted_hmac

from sandbox.world import writing

BULLET = "•"
BESIDE = "masque-"
"""Before the name of a box: the name of the hidden one that says which secret it holds."""

_GAP = r"(?:[ \u00a0\u200b]|<wbr>|</?span[^>]*>)*"
_TAG = r"<[^>]*>"
_VALUE = re.compile(r' value="([^"]*)"')


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
    def bullets(self):
        """What the room reads of it: as many signs, grouped as it is read."""
        return _veil(self.shown)

    def is_held_by(self, text):
        """Whether a box that was sent holds all its bullets, and nothing else."""
        return _compact(text) == BULLET * len(self.value)


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
    """The HTML of a page without these secrets: bullets in the text, and in the boxes."""
    if not secrets:
        return page
    known = {_compact(html.escape(secret.value)): secret for secret in secrets}
    secret_or_tag, secret_alone = _patterns(tuple(secret.value for secret in secrets))

    def in_page(match):
        text = match.group()
        if not text.startswith("<"):
            secret = known[_compact(text)]
            return f'<span class="secret" data-secret="{secret.key}">{secret.bullets}</span>'
        veiled = secret_alone.sub(lambda inside: _veil(inside.group()), text)
        held = _VALUE.search(text) if text.startswith("<input") else None
        secret = known.get(_compact(held[1])) if held else None
        return _beside(veiled, secret.key) if secret else veiled

    return secret_or_tag.sub(in_page, page)


def lift(posted, secrets):
    """What was posted, with the secrets in the boxes that hold nothing but their bullets."""
    beside = [name for name in posted if name.startswith(BESIDE)]
    if not beside:
        return posted
    known = {secret.key: secret for secret in secrets}
    lifted = posted.copy()
    for each in beside:
        secret, name = known.get(lifted.pop(each)[-1]), each.removeprefix(BESIDE)
        if secret and secret.is_held_by(lifted.get(name, "")):
            lifted[name] = secret.value
    return lifted


def _beside(tag, key):
    """A box, with the hidden one that says which secret it holds."""
    name, form = re.search(r' name="([^"]*)"', tag), re.search(r' form="[^"]*"', tag)
    held = tag.replace("<input", f'<input data-secret="{key}"', 1)
    if name is None:
        return held
    of_form = form.group() if form else ""
    return f'{held}<input type="hidden" name="{BESIDE}{name[1]}" value="{key}"{of_form}>'


def _veil(text):
    return re.sub(r"[^\s\u200b]", BULLET, text)


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
