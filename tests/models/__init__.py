"""What the models promise, one file for each module."""
