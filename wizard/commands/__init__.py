"""The commands that need no screen. Data goes to standard output, remarks to standard error."""
