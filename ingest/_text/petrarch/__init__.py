"""Dictionaries of a user in PETRARCH's formats, and coding with them."""
