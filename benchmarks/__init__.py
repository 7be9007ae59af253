"""How fast the wizard is beside small references measured in the same run: `python -m benchmarks`.

It needs Linux: a pty, /proc and posix_fadvise.
"""
