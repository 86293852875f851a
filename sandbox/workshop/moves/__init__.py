"""What a mediator does to places: back, forward in time, to a step, at the beginning."""
