import pytest


@pytest.fixture
def profile(inside):
    """The profile on the screen, without what its scenario and the log-in put there."""
    account = inside.person.account
    account.document_set.all().delete()
    account.activity_set.all().delete()
    return account
