"""Setting a scene: place 0, or the places of the room, truly put where a step needs them."""

from sandbox.workshop import actions


def show(workshop, projection, step, *, by):
    """Set the scene of a step at place 0, and lead the projected window there."""
    scene = step.stage
    actions.reset(workshop, workshop.seats.filter(number=0), by=by)
    projection.go_to(step.number, scene.path)
