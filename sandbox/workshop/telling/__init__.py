"""What the room says of its learners: now, afterwards, to themselves, to who pays."""
