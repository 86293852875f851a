"""The messages of thieves."""

from accounts.difficulties.difficulty import (
    NO_EMAIL,
    NO_MOBILE,
    Difficulty,
    DifficultyKind,
    Occasion,
)
from sandbox.world import post
from sandbox.world.models import FRAUD, Mail


class Fraud(Difficulty):
    """A message from a thief arrives; it goes when it is taken back, with what was done."""

    is_fraud = True
    channel = None

    def is_possible(self, world):
        person = world.player
        return bool(person.phone if self.channel == Mail.Channel.SMS else person.email)

    def begin(self, incident):
        mail = post.send(incident.world.player, self.channel, FRAUD)
        incident.before = {"mail": mail.pk}

    def end(self, incident):
        incident.world.mail_set.filter(pk=incident.before["mail"]).delete()


class FraudEmail(Fraud):
    """By e-mail."""

    kind = DifficultyKind.FRAUD_EMAIL
    comes_by_surprise = True
    label = "Un e-mail frauduleux arrive"
    occasion = Occasion.EMAIL
    cause = "Des voleurs imitent l’Assurance Maladie. Ils veulent un mot de passe ou de l’argent."
    say = (
        "Ne donnez jamais vos identifiants à quelqu’un. Regardez l’adresse de qui envoie. "
        "Un vrai e-mail peut aussi avoir un lien."
    )
    reads = "Un e-mail qui presse : « Votre carte expire ce soir ». Son adresse n’est pas la bonne."
    back = "L’e-mail disparaît, avec ce qui en a été noté."
    unless = NO_EMAIL
    channel = Mail.Channel.EMAIL


class FraudSms(Fraud):
    """By SMS."""

    kind = DifficultyKind.FRAUD_SMS
    comes_by_surprise = True
    label = "Un SMS frauduleux arrive"
    occasion = Occasion.SMS
    cause = "Des voleurs envoient le même SMS à tout le monde."
    say = "Ne donnez jamais vos identifiants à quelqu’un. Ne suivez pas le lien : tapez l’adresse."
    reads = "Un SMS qui presse, avec un lien. Il vient d’un numéro inconnu."
    back = "Le SMS disparaît, avec ce qui en a été noté."
    unless = NO_MOBILE
    channel = Mail.Channel.SMS
