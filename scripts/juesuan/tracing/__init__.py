"""From a figure that a person asks for to its printed line and all that speaks of it."""
