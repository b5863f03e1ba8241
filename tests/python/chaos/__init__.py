"""Builds that are killed, disks that refuse, readers in a crowd."""
