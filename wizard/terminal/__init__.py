"""The terminal below Textual: its drivers, keys, signs, colours and signals."""
