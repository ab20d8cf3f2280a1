"""What comes back besides a query, and instead of one: choices, explanations, definitions, listings, follow-ups, second opinions."""
