"""Which paper each page of the site asks to copy from, as `sandbox.world.asking` reads it."""

from accounts.site import FLOWS
from sandbox.world.asking import CODE, DIGITS, LOGIN

PAGES = {f"accounts:{flow.name}": flow.papers() for flow in FLOWS} | {
    "accounts:new_code_sent": CODE,
    "accounts:login": LOGIN,
    "accounts:login_code": DIGITS,
}
