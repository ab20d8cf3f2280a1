"""What a catalog calls its things: the vocabulary of its names and documentation, its values, and what is near them."""
