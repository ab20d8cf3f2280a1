"""The catalog: definitions in YAML, loaded to immutable values and checked."""
