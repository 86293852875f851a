"""What professionals put into the spaces while time passes, as the scenario says."""

from profiles import documents, messages
from profiles.models import Arrival
from sandbox.languages.said import says


def receive(arrival):
    """Put it into the profile for good, and return the sentence that tells it."""
    profile, first_name = arrival.profile, arrival.profile.holder.first_name
    arrival.delete()
    if arrival.kind == Arrival.Kind.DOCUMENT:
        documents.deposit(profile, professional=arrival.professional, **arrival.content)
        return says(
            "{author} a déposé un document dans l’espace santé {name:of}.",
            author=str(arrival.author),
            name=first_name,
        )
    begin_exchange(profile, arrival.professional, **arrival.content)
    return says(
        "{author} a écrit un message à {name}.", author=str(arrival.author), name=first_name
    )


def begin_exchange(
    profile, professional, *, subject, text, answer="", is_ended=False, attachment=None
):
    """Have a professional start an exchange, and perhaps end it at once."""
    thread = profile.thread_set.create(
        profile=profile, professional=professional, subject=subject, answer=answer
    )
    messages.receive(thread, text, attachment=attachment)
    if is_ended:
        thread.close()
