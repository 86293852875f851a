"""Which view goes through a journey in a room: its order decides what passing a page does."""

from accounts.activation import Activation
from accounts.app_activation import AppActivation
from accounts.app_withdrawal import AppWithdrawal
from accounts.withdrawal import Withdrawal, WithdrawalByTheLetter

BY_ORDER = {
    Activation: {False: Activation, True: AppActivation},
    Withdrawal: {False: WithdrawalByTheLetter, True: AppWithdrawal},
}
"""{journey: {whether its order sends the code on the way: what does it}}: a new order is data."""


def in_room(flow, world):
    """A journey (a Flow) as this world has it."""
    by_order = BY_ORDER.get(flow)
    return by_order[flow.sends_the_code(world.service_year)] if by_order else flow


def view_of(flow):
    """The view of its pages, in the order of the room."""

    def view(request, step):
        return in_room(flow, request.world).as_view()(request, step=step)

    return view
