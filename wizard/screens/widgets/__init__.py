"""The widgets that Textual does not have: each shows text from people as it is, and nothing else."""
