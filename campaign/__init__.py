"""Faults on purpose against the document store, and what was lost: `python -m campaign`."""
