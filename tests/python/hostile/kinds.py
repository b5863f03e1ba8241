"""Every kind of hostile document by name."""

from . import encoded, lettered, sized, worded
from .kind import registered

KINDS = registered(encoded.KINDS, lettered.KINDS, sized.KINDS, worded.KINDS)
