"""English as questions use it: words, numbers, negations, units of measure. Nothing of any catalog."""
