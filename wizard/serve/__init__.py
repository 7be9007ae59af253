"""The wizard in a browser: a small web server that runs one wizard for each visitor."""
