"""Dates and quantities."""
