"""Which metric is meant by the words that are left, and how it is divided or shared."""
