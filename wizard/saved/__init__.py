"""The saved set-ups and the open one: found, chosen, compared, exported, and kept on every change."""
