"""Workbooks that officers fill in: opened safely, read into the same tree as a YAML file."""
