"""The difficulties of the site: a card that is refused, a space that is there, pages that close."""

from accounts import session
from accounts.difficulties.codes import code_of
from accounts.difficulties.difficulty import Difficulty, DifficultyKind, Occasion
from accounts.states import Transition
from sandbox import facts
from sandbox.lessons import Mistake
from sandbox.world import clock

OUTAGE = facts.delay("outage-length")
"""Our figure, in the room's time."""

STAYS = {"service_stopped", "site_stopped", "call", "phone", "differences"}
"""What an outage leaves: its own pages, the telephone, what the room says."""

OF_THE_ACTIVATION = {
    "what_is_needed", "activation", "withdraw", "withdrawal", "ask_new_code", "new_code",
    "new_code_sent", "no_contact", "child_code",
}  # fmt: skip
"""The pages for which the service has its own words of an outage (real-service.md §1.7)."""


class CardLost(Difficulty):
    """The insurer has been told that the card is lost: the site takes it no more."""

    kind = DifficultyKind.CARD_LOST
    label = "La carte est déclarée perdue"
    occasion = Occasion.IDENTITY
    cause = "La carte a été déclarée perdue ou volée. L’ancienne ne sert plus, même retrouvée."
    say = "Dans la vraie vie, appelez le 3422. Il faut attendre la nouvelle carte."
    reads = "« Nous n’avons pas réussi à vous identifier. », puis l’aide de l’atelier."
    back = "La carte est acceptée à nouveau."
    errors = {"card-lost"}

    def on_identity(self):
        raise Mistake("card-lost")


class AccountExists(Difficulty):
    """Somebody has activated the space already, with the login of the sheet."""

    kind = DifficultyKind.ACCOUNT_EXISTS
    label = "L’espace est déjà activé"
    occasion = Occasion.IDENTITY
    cause = "Un proche ou un médiateur a déjà activé l’espace, puis l’a oublié."
    say = (
        "Ne recommencez pas. Connectez-vous, avec l’identifiant de la fiche. "
        "Sinon, choisissez « Identifiant oublié »."
    )
    reads = "« Un profil a déjà été créé pour cette personne. », ou un code déjà utilisé."
    back = "L’espace n’est plus activé, et la session se ferme. Ce qui y a été rangé reste dedans."
    unless = "l’espace est déjà activé, refusé ou fermé, ou il manque un e-mail"
    errors = {"account-exists"}

    def is_possible(self, world):
        person = world.player
        return person.account.way_out is not None and bool(person.email)

    can_begin = is_possible

    def begin(self, incident):
        person = incident.world.player
        account, code = person.account, code_of(incident.world)
        incident.before = {
            "account": {
                "email": account.email,
                "phone": account.phone,
                "state": account.state,
                "since": account.since.isoformat(),
            },
            "code": code and code.pk,
        }
        if code:
            code.use()
        account.email, account.phone = person.email, person.phone
        account.save(update_fields=["email", "phone"])
        account.give_login(identifiant=person.noted_identifiant, password=person.noted_password)
        account.activate(by=person)

    def feigns(self, event):
        return event.transition == Transition.ACTIVATE

    def end(self, incident):
        """Once the space has moved on (closed, say) it stays as it is."""
        account = incident.world.player.account
        if not account.is_activated:
            return
        session.end(incident.world)
        account.take_activation_back(**incident.before["account"])
        spent = incident.world.provisionalcode_set.filter(pk=incident.before["code"])
        spent.update(used_at=None)


class SessionEnded(Difficulty):
    """The next page of the site finds nobody logged in any more, once."""

    kind = DifficultyKind.SESSION_ENDED
    label = "La session se ferme"
    occasion = Occasion.FORM
    cause = "On est resté longtemps sans rien faire. Le site se ferme, par prudence."
    say = "Rien n’est cassé. Choisissez « Reprendre »."
    reads = "« Votre session a expiré », à la page suivante. Cela arrive une seule fois."
    back = "Rien ne se ferme. Si c’est déjà arrivé, il faut se connecter à nouveau."
    errors = {"session-expired"}

    def can_begin(self, world):
        begun = world.attempt_set.filter(finished_at=None)
        return session.current(world) is not None or begun.exists()

    def on_session(self, world):
        return session.close(world)


class ServiceStopped(Difficulty):
    """No page of the site answers for a while; the papers and the telephone do."""

    kind = DifficultyKind.SERVICE_STOPPED
    label = facts.filled("Le site est en panne {outage-length}")
    occasion = Occasion.FORM
    cause = "Le site est en travaux, ou trop de monde s’y connecte."
    say = facts.filled(
        "Ce n’est pas vous. Attendez {outage-length} : les pages déjà passées sont gardées."
    )
    reads = (
        "« L’activation d’un profil est indisponible », ou « Le site est indisponible ». "
        "Les papiers et le 3422 restent ouverts."
    )
    back = "Le site marche à nouveau."
    errors = {"service-stopped"}

    def begin(self, incident):
        incident.until = clock.real_now() + OUTAGE

    def on_page(self, name):
        if name in STAYS:
            return ""
        return "accounts:service_stopped" if name in OF_THE_ACTIVATION else "accounts:site_stopped"
