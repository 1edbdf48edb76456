"""Who says what, with which stance, about what."""
