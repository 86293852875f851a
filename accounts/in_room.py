"""Which view goes through a journey in a room: its order decides what passing a page does."""

from accounts.activation import Activation
from accounts.app_activation import AppActivation
from accounts.app_withdrawal import AppWithdrawal
from accounts.flows import in_force
from accounts.withdrawal import Withdrawal, WithdrawalByTheLetter

BY_ORDER = {
    Activation: {2022: Activation, 2025: AppActivation},
    Withdrawal: {2022: WithdrawalByTheLetter, 2025: AppWithdrawal},
}
"""{journey: {year: what does it from then on}}."""


def in_room(flow, world):
    """A journey (a Flow) as this world has it."""
    by_order = BY_ORDER.get(flow)
    return in_force(by_order, world.service_year) if by_order else flow


def view_of(flow):
    """The view of its pages, in the order of the room."""

    def view(request, step):
        return in_room(flow, request.world).as_view()(request, step=step)

    return view
