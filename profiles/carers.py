"""What a carer may not do: one reads, and deposits a document at most (real-service.md §5)."""

from profiles.deeds import DEEDS

_DEEDS = [
    "profil-medical", "synthese", "rangement", "document-masque", "document-supprime", "message",
    "agenda", "acces", "signalement", "partage", "suppression",
]  # fmt: skip
_ALSO = {
    "delete_entry",
    "profiles.medical.pages.delete_measure",
    "delete_thread",
    "delete_date",
    "exam",
    "data_import",
}
_THEIR_OWN = {"stop_sharing"}
"""A carer may stop their own access."""

_CHANGING = {view for slug in _DEEDS for view in DEEDS[slug].views} | _ALSO

OF_WHO_DECIDES = {f"profiles:{view}" for view in _CHANGING - _THEIR_OWN}
"""The views whose form nobody sends but who decides for the profile."""
