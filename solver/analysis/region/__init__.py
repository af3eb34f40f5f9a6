"""Findings about a region: its pools, its institutions, and why a county is impossible."""
