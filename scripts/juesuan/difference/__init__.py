"""Which figures, findings and rows differ between two versions, and through which cause."""
