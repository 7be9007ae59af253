"""What a set-up is and what may be done to it: plain Python that draws nothing and opens no file."""
