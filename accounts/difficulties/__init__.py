"""The difficulties that can be put on a place, one class each; `accounts.incidents` puts them."""
