"""Which mail goes out on which event of an account's life."""

from datetime import timedelta

from accounts.states import Transition
from sandbox import facts
from sandbox.world import clock, post
from sandbox.world.models import Mail

TIME_IN_THE_POST = facts.delay("letter-in-the-post")


def new_code(code, *, to):
    """The message or letter that brings a code asked for on the site.

    Args:
        code: the ProvisionalCode, of the holder or of a child.
        to: who receives it: the holder of the papers.
    """
    is_letter = code.channel == Mail.Channel.LETTER
    context = {
        "code": code.code,
        "valid_until": code.expires_on.isoformat(),
        "child": "" if code.person == to else code.person.first_name,
    }
    delay = TIME_IN_THE_POST if is_letter else timedelta(0)
    return post.send(
        to,
        code.channel,
        "provisional_code",
        context,
        sent_to=to.known_by(code.channel),
        delay=delay,
    )


def refused(event, *, to):
    """The e-mail that says that a space was refused; the letter, for who has no e-mail.

    Args:
        event: the AccountEvent of the opposition, or of the closing.
        to: who did it; nothing leaves when the insurer has no address of theirs.
    """
    templates = {
        Transition.OPPOSE: "opposition",
        Transition.CLOSE: "closed_before_activation",
    }
    return _write(to, templates[event.transition], child=_child_of(event.account, to))


def closed(event, *, to, erasure):
    """The e-mail that says that a space was closed from the inside, and what becomes of its data.

    Args:
        event: the AccountEvent of the closing.
        to: who did it: the holder, or the legal representative of a child.
        erasure: the ErasureRequest, or None when the data are archived.
    """
    context = {
        "child": _child_of(event.account, to),
        "erased_by": erasure.due_on.isoformat() if erasure else "",
    }
    return post.send(to, Mail.Channel.EMAIL, "closed", context)


def erasure_asked(request):
    """The message that says that a deletion was asked for, once the space was closed.

    Args:
        request: the ErasureRequest.
    """
    child, day = _child_of(request.account, request.by), request.due_on.isoformat()
    return _write(request.by, "erasure_asked", child=child, erased_by=day)


def erased(request):
    """The message that says that the data of a closed space are deleted, as they had asked."""
    return _write(request.by, "erased", child=_child_of(request.account, request.by))


def copy_ready(request):
    """The e-mail that says that the copy of a profile can be fetched, and where.

    Args:
        request: the CopyRequest.
    """
    context = {
        "child": _child_of(request.profile, request.by),
        "asked_on": clock.day_of(request.asked_at).isoformat(),
        "is_closed": request.profile.is_closed,
    }
    return post.send(request.by, Mail.Channel.EMAIL, "copy_ready", context)


def of_age(child, *, to):
    """The two reminders of an eighteenth birthday: to the new adult, to the former representative.

    Both reach the parent’s mailbox: a child has none of their own.
    """
    for name, is_for_the_adult in [(child.first_name, True), (to.first_name, False)]:
        context = {"name": name, "adult": child.first_name, "is_for_the_adult": is_for_the_adult}
        post.send(to, Mail.Channel.EMAIL, "of_age", context)


def _write(to, template, **context):
    """Send an e-mail; a letter to who has none; nothing to who has no address known either."""
    if to.account.email or to.known_email:
        return post.send(to, Mail.Channel.EMAIL, template, context)
    if not to.is_known_by_post:
        return None
    return post.send(to, Mail.Channel.LETTER, template, context, delay=TIME_IN_THE_POST)


def _child_of(account, to):
    """The first name of whose space it is, when it is not the reader's own."""
    return "" if account.holder == to else account.holder.first_name


def invitation(account, code):
    """What announces the space and carries its provisional code: a letter, or an e-mail.

    Args:
        account: whose space is announced, dated by `invited_on`.
        code: the ProvisionalCode to print; its channel is that of the invitation.
    """
    is_letter = code.channel == Mail.Channel.LETTER
    context = {
        "code": code.code,
        "valid_until": code.expires_on.isoformat(),
        "created_on": account.creation_on.isoformat(),
    }
    return post.send(
        account.holder,
        code.channel,
        "invitation",
        context,
        sent_to=account.holder.known_by(code.channel),
        delay=TIME_IN_THE_POST if is_letter else timedelta(0),
    )


def activation_reminder(account):
    """The e-mail that invites again: the space was created, and is not activated."""
    holder = account.holder
    return post.send(holder, Mail.Channel.EMAIL, "activation_reminder", sent_to=holder.known_email)


def child_invitation(code, *, to):
    """The message that announces a child's space to the parent who declared the child.

    Args:
        code: the child's ProvisionalCode.
        to: the parent (Person).
    """
    context = {
        "code": code.code,
        "valid_until": code.expires_on.isoformat(),
        "child": code.person.first_name,
        "created_on": code.person.account.creation_on.isoformat(),
    }
    sent_to = to.known_by(code.channel)
    return post.send(to, code.channel, "child_invitation", context, sent_to=sent_to)


def sharing_invitation(sharing):
    """The message to whoever is offered access to a profile."""
    context = {
        "by": str(sharing.by),
        "holder": str(sharing.account.holder),
        "is_for_a_parent": sharing.is_for_a_parent,
        "answer_by": sharing.answer_by.isoformat(),
    }
    return post.send(sharing.to, Mail.Channel.EMAIL, "sharing_invitation", context)


def sharing_answer(sharing):
    """The message that says what the invited person answered."""
    context = {
        "to": str(sharing.to),
        "holder": str(sharing.account.holder),
        "is_accepted": sharing.state == sharing.State.ACCEPTED,
        "ends_on": sharing.ends_on.isoformat() if sharing.ends_on else "",
    }
    return post.send(sharing.by, Mail.Channel.EMAIL, "sharing_answer", context)
