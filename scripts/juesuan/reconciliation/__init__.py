"""Repair proposals for breached identities: pure functions and a small reader of the warehouse."""
