"""One reading to one query: conditions, bounds, roles and times put together."""
