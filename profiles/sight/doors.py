"""How each kind of person stands before a profile: a consent, a switch, a sharing, or never."""

from dataclasses import dataclass

from accounts.models import Sharing
from profiles.measures import is_child
from sandbox.kit.french import listed
from sandbox.world import clock


@dataclass(frozen=True)
class AtAGlance:
    """A state in few words: its drawing, the look of its chip."""

    words: str
    icon: str
    look: str = ""


SEES = AtAGlance("Voit", "eye", "success")
SEES_A_PART = AtAGlance("Voit une partie", "eye", "action")
IS_BLIND = AtAGlance("Ne voit pas", "eye-off")
UNSURE = AtAGlance("Pas sûr", "circle-help", "new")

HAS_ACCESS = AtAGlance("A accès", "check", "success")
IN_AN_EMERGENCY = AtAGlance("En urgence", "check", "success")
NO_ACCESS = AtAGlance("Ne voit rien", "eye-off")
BLOCKED = AtAGlance("Bloqué", "x", "danger")
REFUSED = AtAGlance("Refusé", "x", "danger")


@dataclass(frozen=True)
class Now:
    """A profile, as it is now: what it holds, to whom it is open, what it was set to."""

    documents: list
    vaccinations: int
    cares: int
    relatives: int
    accesses: list
    sharings: list
    preferences: object
    is_child: bool

    @classmethod
    def of(cls, profile):
        return cls(
            documents=list(profile.document_set.all()),
            vaccinations=profile.vaccination_set.count(),
            cares=profile.reimbursedcare_set.count(),
            relatives=profile.relative_set.count(),
            accesses=list(profile.professionalaccess_set.select_related("professional")),
            sharings=list(profile.sharings.in_force().select_related("to")),
            preferences=profile.preferences,
            is_child=is_child(profile.holder.born_on, clock.today()),
        )

    def shared_with(self, role):
        return [each.to for each in self.sharings if each.role == role]


@dataclass(frozen=True)
class Door:
    """How a kind of person now stands before a profile.

    Args:
        says: why, in sentences.
        is_open: whether anything is to be told of what is behind: of what would be seen, too.
        accesses: those of the professionals who are behind it, if they are known.
        sees_masked: whether what is masked is open too.
    """

    mark: AtAGlance
    says: tuple[str, ...] = ()
    is_open: bool = False
    accesses: tuple = ()
    sees_masked: bool = False


PROFESSIONS = {
    "Médecin": "doctor",
    "Cardiologue": "doctor",
    "Radiologue": "doctor",
    "Hôpital": "doctor",
    "Pharmacie": "pharmacist",
    "Pharmacien": "pharmacist",
    "Infirmier": "nurse",
    "Infirmière": "nurse",
}
"""{the first word of a profession: the row of the table that it is of}."""

OTHER = "other"


def kind_of(profession):
    return PROFESSIONS.get(profession.replace(",", " ").split()[0], OTHER)


def consent(kind):
    """Professionals of that kind: those to whom one said yes, or whom one blocked."""

    def door(now):
        ours = [each for each in now.accesses if kind_of(each.professional.profession) == kind]
        allowed = tuple(each for each in ours if not each.is_blocked)
        blocked = [each.professional for each in ours if each.is_blocked]
        says = []
        if allowed:
            says.append(f"J’ai dit oui à\u00a0: {listed(each.professional for each in allowed)}.")
        if blocked:
            says.append(
                f"J’ai bloqué\u00a0: {listed(blocked)}. Bloqué, un professionnel ne voit rien."
            )
        if allowed:
            return Door(HAS_ACCESS, tuple(says), is_open=True, accesses=allowed)
        if blocked:
            return Door(BLOCKED, tuple(says))
        return Door(NO_ACCESS, NOBODY_YET, is_open=True)

    return door


NOBODY_YET = (
    "Je n’ai dit oui à personne de ce métier. Rien n’est vu.",
    "Si je dis oui, voici ce qui sera vu\u00a0:",
)


def consent_of_others(now):
    """Professionals of no other row: a card where there are some."""
    door = consent(OTHER)(now)
    return None if door.says == NOBODY_YET else door


def switch(field):
    """Whoever comes in an emergency: what one chose before."""

    def door(now):
        if not getattr(now.preferences, field):
            return Door(REFUSED, ("J’ai dit non. Rien n’est vu.",))
        sees_masked = now.preferences.emergency_masked
        masked = "avec" if sees_masked else "sans"
        says = f"J’ai dit oui, {masked} les documents masqués."
        return Door(IN_AN_EMERGENCY, (says,), is_open=True, sees_masked=sees_masked)

    return door


def never(now):
    return Door(NO_ACCESS)


def second_parent(now):
    if not now.is_child:
        return Door(NO_ACCESS, ("Ceci est le profil d’un adulte. Il ne se partage pas ainsi.",))
    shared = now.shared_with(Sharing.Role.PARENT)
    if not shared:
        return Door(NO_ACCESS, ("Ce profil n’est pas partagé. Rien n’est vu.",))
    says = f"Ce profil est partagé avec\u00a0: {listed(shared)}."
    return Door(HAS_ACCESS, (says,), is_open=True, sees_masked=True)


def carer(now):
    """A card where there is one."""
    shared = now.shared_with(Sharing.Role.CARER)
    says = f"J’ai donné accès à\u00a0: {listed(shared)}." if shared else ""
    return Door(HAS_ACCESS, (says,), is_open=True, sees_masked=True) if shared else None
