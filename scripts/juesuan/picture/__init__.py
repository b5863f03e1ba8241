"""The picture of the public tables: their grain, their keys, what to decide before adding up."""
