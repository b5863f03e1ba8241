"""From a disclosure to its raw rows: pure functions, nothing here touches the disk."""
