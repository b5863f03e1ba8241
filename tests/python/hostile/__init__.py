"""Hostile documents and folders, each kind with what must come of it."""

from .folders import FOLDERS, HostileFolder, NotHereError
from .kind import Kind, Outcome
from .kinds import KINDS

__all__ = ["FOLDERS", "KINDS", "HostileFolder", "Kind", "NotHereError", "Outcome"]
