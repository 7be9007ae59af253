"""A set-up as a JSON document: read with every problem named, written in one way only."""
