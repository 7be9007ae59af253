"""The campaign kills processes at their system calls and takes permissions away, as only Linux lets it."""

import sys

collect_ignore = ["test_parts.py"] if sys.platform != "linux" else []
if sys.platform == "win32":  # it has no named pipes
    collect_ignore.append("test_hostile_files.py")
