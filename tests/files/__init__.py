"""Scenario files in and out: every mistake is said once, where it stands, with its mend."""
