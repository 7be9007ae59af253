"""Two set-ups beside each other: what differs, which item is which, and making one of them again."""
