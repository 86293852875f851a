"""Asking the mediator before what cannot be taken back."""

from django.shortcuts import render

from sandbox.world import fictitious


def is_sure(request):
    """Whether the question was answered « Oui »."""
    return "confirmed" in request.POST


def ask(request, asks, *explains, yes, no_url, send=(), **context):
    """The page of the question, whose « Oui » sends the same form again.

    Args:
        asks: the question.
        explains: sentences that say what goes, and how it comes back if it does.
        yes: what the button says.
        no_url: where « Non, revenir » leads.
        send: the names of what the form sent, to send again.
        context: the workshop, if there is one.
    """
    sent = sent_again((name, request.POST[name]) for name in send if name in request.POST)
    context |= {"asks": asks, "explains": explains, "yes": yes, "no_url": no_url, "sent": sent}
    return render(request, "workshop/question.html", context)


def sent_again(pairs):
    """These (name, value) of a form, to send again with the answer.

    What may be real is left out: no form of ours holds it in what nobody sees.
    """
    return [(name, value) for name, value in pairs if not fictitious.may_hold_something_real(value)]
