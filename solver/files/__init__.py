"""Scenario files in and out; every error names the file, the line and how to mend it."""
