"""What somebody does inside so that every table of this part has a row."""


def live(learner):
    """Do it, logged in."""
