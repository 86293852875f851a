from profiles.models.activity import Activity
from profiles.models.documents import Document, Folder
from profiles.models.medical import (
    Allergy,
    BloodGroup,
    Declaration,
    Disability,
    FamilyHistory,
    FirstQuestion,
    Habit,
    HospitalStay,
    Illness,
    Measure,
    Relative,
    Treatment,
    Vaccination,
)
from profiles.models.people import Professional, ProfessionalAccess
from profiles.models.preferences import Preferences

__all__ = [
    "Activity",
    "Allergy",
    "BloodGroup",
    "Declaration",
    "Disability",
    "Document",
    "FamilyHistory",
    "FirstQuestion",
    "Folder",
    "Habit",
    "HospitalStay",
    "Illness",
    "Measure",
    "Preferences",
    "Professional",
    "ProfessionalAccess",
    "Relative",
    "Treatment",
    "Vaccination",
]
