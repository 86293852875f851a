"""A browser without a person: what it opens, what it answers, which journeys it knows."""
