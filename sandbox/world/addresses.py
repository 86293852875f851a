"""E-mail addresses: which are ours, which may be somebody's, however their @ was typed or said.

The rules are those of `guard_addresses.py`; `static/js/guard.js` follows them too.
"""

import re

from sandbox.world.guard_addresses import NAMED_HOSTS, WORDS_OF_HOSTS
from sandbox.world.guard_table import EMAIL_DOMAIN
from sandbox.world.nearly import is_one_slip
from sandbox.world.reading import MATCH


def _is_our_domain(domain):
    """Names under « .example » reach nobody (RFC 2606)."""
    is_ours = MATCH["email_ours"].search(domain) and not MATCH["email_real_inside"].search(domain)
    return bool(is_ours)


def is_almost_our_domain(domain):
    """« courriel.exemple », « couriel.example », « courriel »: ours, but for the spelling."""
    first, dot, last = domain.rstrip(".!?:'").partition(".")
    ours, top = EMAIL_DOMAIN.split(".")
    is_near = is_one_slip(first, ours)
    return is_near and (not dot or top.startswith(last) or _is_almost(last, top))


def _is_almost(last, top):
    """« exemple », « exmple », « examples »: one slip from ours, in English or in French."""
    return any(is_one_slip(last, each) or each.startswith(last) for each in (top, "exemple"))


def is_written_in(text):
    """Whether a simple text holds an address that may be real, its @ there or missed."""
    text = text.lower()
    if "@" in text and _is_around_an_at(text):
        return True
    if _is_the_end_of_one("site", text) or _ends_with_a_host(text):
        return True
    said = (found for each in _ATS for found in MATCH[each].finditer(text))
    if any(MATCH["email_after_at"].search(text[at.end() : at.end() + 80]) for at in said):
        return True
    return bool(MATCH["email_glued"].search(text))


def _is_around_an_at(text):
    ats = (found.start() for found in re.finditer("@", text))
    return any(_is_an_address(text, at) for at in ats) or bool(MATCH["email_apart"].search(text))


def _ends_with_a_host(text):
    """Whether the name of a host that is no site ends an address, after what names somebody."""
    if not any(word in text for word in WORDS_OF_HOSTS):
        return False
    if any(_is_the_end_of_one(host, text) for host in NAMED_HOSTS):
        return True
    return any(MATCH[f"email_{each}"].search(text) for each in ("named", "full_name"))


_ATS = ["email_at", "email_somebody_at"]


def _is_the_end_of_one(host, text):
    """Whether the name of a host comes after what names somebody."""
    for found in MATCH[f"email_{host}"].finditer(text):
        at = found.end(1)
        if MATCH[f"email_before_{host}"].search(text[max(0, at - 80) : at]):
            return True
    return False


_AROUND_AT = " \n+*~-"


def _is_an_address(text, at):
    """Whether that @ stands between a name and a domain that may be real."""
    before, after = text[max(0, at - 80) : at], text[at + 1 : at + 200].lstrip(_AROUND_AT)
    left = MATCH["email_left"].search(before.rstrip(_AROUND_AT)).group()
    domain = MATCH["email_right"].search(after).group()
    if not left or not MATCH["email_somewhere"].search(domain):
        return False
    if _is_our_domain(domain) or is_almost_our_domain(domain):
        return False
    if MATCH["email_too_short"].search(after) or MATCH["email_domain_alone"].search(before):
        return False
    is_a_word = before.endswith(" ") or MATCH["email_hour"].search(before)
    return not is_a_word or _is_of_the_net(domain.rstrip(".!?:'"), after)


def _is_of_the_net(domain, after):
    """Whether what follows « 10 h @ » is the name of a site, not that of a place."""
    return "." in domain or any(MATCH[f"email_{each}"].search(after) for each in _SITES)


_SITES = ["a_provider", "after_at"]
