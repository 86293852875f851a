"""The computer under the room, and its door: start, addresses, requests, files, the USB stick."""
