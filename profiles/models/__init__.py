from profiles.models.activity import Activity
from profiles.models.agenda import AgendaEntry, ExamStatus
from profiles.models.arrivals import Arrival
from profiles.models.care import CareRole, ReimbursedCare
from profiles.models.copies import CopyRequest
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
from profiles.models.messages import Attachment, Message, PharmacyVisit, Thread
from profiles.models.people import Professional, ProfessionalAccess
from profiles.models.preferences import ContactChange, Preferences
from profiles.models.ties import (
    AllergyTreatment,
    HospitalStayDocument,
    IllnessDocument,
    IllnessTreatment,
)

__all__ = [
    "Activity",
    "AgendaEntry",
    "Arrival",
    "Attachment",
    "CareRole",
    "ContactChange",
    "CopyRequest",
    "Allergy",
    "AllergyTreatment",
    "BloodGroup",
    "Declaration",
    "Disability",
    "Document",
    "ExamStatus",
    "FamilyHistory",
    "FirstQuestion",
    "Folder",
    "Message",
    "PharmacyVisit",
    "Preferences",
    "Professional",
    "ProfessionalAccess",
    "Thread",
    "Habit",
    "HospitalStay",
    "HospitalStayDocument",
    "Illness",
    "IllnessDocument",
    "IllnessTreatment",
    "Measure",
    "Preferences",
    "Professional",
    "ProfessionalAccess",
    "ReimbursedCare",
    "Relative",
    "Treatment",
    "Vaccination",
]
