"""The show: notes, scenes, what is projected and what is hidden from the room."""
