"""Every kind of hostile document by name."""

from . import encoded, lettered, misprinted, sized, worded
from .kind import registered

KINDS = registered(encoded.KINDS, lettered.KINDS, misprinted.KINDS, sized.KINDS, worded.KINDS)
