"""How fast the wizard is beside small references measured in the same run: `python -m benchmarks`."""
