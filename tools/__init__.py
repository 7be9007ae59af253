"""Tools for those who work on the wizard; nothing here is shipped."""
