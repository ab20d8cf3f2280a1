"""Questions in words, answered with query text or declined."""
