"""The dialogs: each asks one thing and returns a result, or None when it was closed without change."""
