"""All readings of a question, what speaks for and against each, and how sure it may be."""
