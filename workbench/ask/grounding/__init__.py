"""What a question names of a catalog: dimensions, values, times, an order. What is left names what is measured."""
