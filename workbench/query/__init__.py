"""The metric query: a value, its text, and the way between the two."""
