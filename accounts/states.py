"""The rules of an account's life. No model, no request: read it as a table.

The legality of each move comes from the law (CSP R1111-28 and R1111-36, real-service.md §3 and §4);
this file is the only place that states it, as `sandbox/facts/` is for the delays.
"""

from django.db.models import TextChoices

from sandbox import facts

OPPOSITION_WINDOW = facts.delay("opposition-window")
"""Civil days in Paris from the letter's printed date D: one may refuse until the end of D+42."""

ERASURE_DELAY = facts.delay("erasure-delay")
"""From the request to the erasure of a closed space's data: ours, three months are the most."""


class State(TextChoices):
    INVITED = "invited", "En attente d’activation"
    ACTIVATED = "activated", "Activé"
    OPPOSED = "opposed", "Opposé"
    AUTO_CREATED = "auto_created", "Créé, non activé"
    CLOSED = "closed", "Clôturé"


FED = [State.AUTO_CREATED, State.ACTIVATED]
"""Where a professional may put something: « créé » is enough, though its holder sees nothing."""


class Transition(TextChoices):
    ACTIVATE = "activate", "Activation"
    OPPOSE = "oppose", "Opposition"
    AUTO_CREATE = "auto_create", "Création automatique"
    CLOSE = "close", "Clôture"
    REOPEN = "reopen", "Réouverture"


LEGAL_MOVES = {
    Transition.ACTIVATE: ({State.INVITED, State.AUTO_CREATED, State.OPPOSED}, State.ACTIVATED),
    Transition.OPPOSE: ({State.INVITED}, State.OPPOSED),
    Transition.AUTO_CREATE: ({State.INVITED}, State.AUTO_CREATED),
    Transition.CLOSE: ({State.ACTIVATED, State.AUTO_CREATED}, State.CLOSED),
    Transition.REOPEN: ({State.CLOSED}, State.ACTIVATED),
}


class ForbiddenTransition(Exception):
    """The table does not allow this move from this state."""
