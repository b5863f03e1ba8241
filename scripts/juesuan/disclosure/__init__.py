"""What a disclosure is, and how files become one."""
