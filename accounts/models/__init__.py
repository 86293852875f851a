from accounts.models.handset import Handset
from accounts.models.sharing import Sharing
from accounts.models.spaces import Account, AccountEvent, ErasureRequest
from accounts.models.way_in import Attempt, Credential, SiteSession

__all__ = [
    "Account",
    "AccountEvent",
    "Attempt",
    "Credential",
    "ErasureRequest",
    "Handset",
    "Sharing",
    "SiteSession",
]
