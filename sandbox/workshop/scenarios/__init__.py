"""The stories that are played: one file each, how it is read, the room that is made of it."""
