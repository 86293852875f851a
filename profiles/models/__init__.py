from profiles.models.activity import Activity
from profiles.models.documents import Document, Folder
from profiles.models.people import Professional, ProfessionalAccess
from profiles.models.preferences import ContactChange, Preferences

__all__ = [
    "Activity",
    "ContactChange",
    "Document",
    "Folder",
    "Preferences",
    "Professional",
    "ProfessionalAccess",
]
