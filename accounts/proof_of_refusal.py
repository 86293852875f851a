"""The PDF that proves an opposition: made again from its event, always the same bytes."""

from sandbox.kit import pdf
from sandbox.kit.dates import in_french
from sandbox.world import clock


def proof_of(event):
    """The proof as bytes. Its look is that of a training document: the real one was not seen."""
    is_own = event.by == event.account.holder
    way_back = OWN_WAY_BACK if is_own else WAY_BACK_OF_A_CHILD
    return pdf.render(
        "Preuve d’opposition à Mon espace santé",
        at=event.at.astimezone(clock.PARIS),
        lead=[
            "L’opposition est enregistrée. L’espace santé ne sera pas créé.",
            "On peut changer d’avis à tout moment.",
        ],
        sections=[
            pdf.Section("Ce qui est enregistré", rows=_recorded(event, is_own)),
            pdf.Section(
                "Et maintenant",
                paragraphs=["Je garde ce document. Il prouve mon choix.", way_back],
            ),
        ],
    )


OWN_WAY_BACK = (
    "Pour changer d’avis, je demande un nouveau code provisoire sur le site. Puis j’active."
)
WAY_BACK_OF_A_CHILD = (
    "Pour changer d’avis, j’active ce profil depuis mon espace santé, avec « Ajouter un profil »."
)


def _recorded(event, is_own):
    """Whose opposition, by whom, and when."""
    holder, at = event.account.holder, event.at.astimezone(clock.PARIS)
    as_what = "" if is_own else ", représentant légal"
    return [
        ("Personne", holder.full_name),
        ("Date de naissance", in_french(holder.born_on, "j F Y")),
        ("Opposition faite le", in_french(at, "j F Y")),
        ("Par", f"{event.by}{as_what}"),
        ("Lettre du", in_french(event.account.invited_on, "j F Y")),
    ]
