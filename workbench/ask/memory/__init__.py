"""Confirmed questions: said again, as patterns of others, and as teachers of words."""
