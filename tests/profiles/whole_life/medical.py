"""What somebody does inside so that every table of this part has a row."""

from django.urls import reverse

from profiles.medical.sections import SECTIONS

ENTRIES = {
    "maladies": {"name": "asthme", "is_current": "on", "started_on_annee": "2019"},
    "traitements": {
        "name": "asthme",
        "is_current": "on",
        "dosage": "matin",
        "started_on_annee": "2019",
    },
    "hospitalisations": {"name": "fracture", "admitted_on_annee": "2012", "length": "1-3"},
    "handicaps": {"name": "visuel", "rate": "moins-de-50"},
    "groupe-sanguin": {"name": "a-plus"},
    "allergies": {"name": "chat", "comment": "Depuis l’enfance"},
    "antecedents": {"name": "diabete", "kinship": "mere"},
    "vaccinations": {
        "name": "grippe",
        "dated_on_annee": "2024",
        "dose": "rappel",
        "given_by": "pharmacien",
        "batch": "LOT-FICTIF-27",
    },
    "entourage": {"role": "confiance", "name": "lou-exemple", "bond": "ami"},
}
"""{section: what is answered on its page}."""

TIES = {
    "maladies": ["documents", "treatments"],
    "hospitalisations": ["documents"],
    "allergies": ["treatments"],
}
"""{section: what its rows can be tied to}."""


def live(learner):
    """Do it, logged in."""
    learner.send(reverse("profiles:question", args=["taille"]), {"answer": "1,55"})
    learner.send(reverse("profiles:question", args=["poids"]), {"answer": "56,1"})
    learner.send(reverse("profiles:question", args=["allergie"]), {"has": "non"})
    for section, answers in ENTRIES.items():
        learner.send(reverse("profiles:add_entry", args=[section]), answers)
    for section in TIES:
        tie(learner, section)
    habits = reverse("profiles:medical_section", args=["habitudes"])
    learner.send(habits, {"sommeil": "6-8-h", "tabac": "jamais"})
    learner.send(reverse("profiles:medical_section", args=["don-d-organes"]), {"read": "on"})
    learner.send(
        reverse("profiles:medical_section", args=["directives"]),
        {"resuscitation": "oui", "machines": "non", "feeding": "confiance", "relief": "oui"},
    )
    learner.send(reverse("profiles:save_synthesis"))


def tie(learner, section):
    """Tie the row of a section to the latest document and treatment of the profile."""
    profile = learner.person.account
    rows = {"documents": profile.document_set, "treatments": profile.treatment_set}
    tied = {name: [each.pk for each in rows[name].all()[:1]] for name in TIES[section]}
    entry = SECTIONS[section].rows(profile).get()
    change = reverse("profiles:change_entry", args=[section, entry.pk])
    learner.send(change, ENTRIES[section] | tied)
