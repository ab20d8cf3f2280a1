"""Phrases of time: which days, hours and grains they mean, and what is set beside what."""
