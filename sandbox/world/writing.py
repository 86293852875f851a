"""How papers and pages write what is on a paper: numbers, addresses, codes, days."""

from datetime import date

from django.utils.html import format_html

from sandbox.kit.dates import in_french

NBSP = "\u00a0"


def nir(value):
    """« 288033500002105 » → « 2 88 03 35 000 021 05 »."""
    cuts = [0, 1, 3, 5, 7, 10, 13, 15]
    return NBSP.join(value[start:end] for start, end in zip(cuts, cuts[1:], strict=False))


def masked_nir(value):
    """« 288033500002105 » → « 2 88 •• •• ••• ••• 05 »: enough to know whose it is."""
    return nir(value[:3] + "•" * 10 + value[-2:])


def phone(value):
    """« 0639984127 » → « 06 39 98 41 27 »."""
    return NBSP.join(value[i : i + 2] for i in range(0, len(value), 2))


def masked_phone(value):
    """« 0639984127 » → « 06 •• •• •• 27 »."""
    return NBSP.join([value[:2], "••", "••", "••", value[-2:]])


def address(value):
    """An e-mail address that may break after its @ on a narrow screen, and copies whole; a number
    or the address of a page as it is."""
    name, at, domain = value.partition("@")
    if not at:
        return value
    return format_html("{}@<wbr>{}", name, domain)


def masked_email(value):
    """« inaya.leguellec.07b@courriel.example » → « i••••b@courriel.example », it may break after @:
    enough to tell the two addresses of somebody."""
    name, _, domain = value.partition("@")
    return f"{name[:1]}••••{name[-1:]}@\u200b{domain}"


def serial(value):
    """« 99999000018 » → « 9999900001 8 »: the last digit stands apart, as on the card."""
    return f"{value[:-1]}{NBSP}{value[-1:]}"


def fours(value):
    """The code in groups of four, which CSS sets apart so that a copy holds no space."""
    return [value[i : i + 4] for i in range(0, len(value), 4)]


def threes(value):
    return [value[i : i + 3] for i in range(0, len(value), 3)]


def day(value):
    """« 2026-04-13 », as kept in a mail, → « 13 avril 2026 »."""
    return in_french(date.fromisoformat(value), "j F Y")
