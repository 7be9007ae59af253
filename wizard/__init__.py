"""The lead wizard: set up lead management in SuperOffice CRM, step by step, in the terminal."""

__version__ = "0.1.0"
