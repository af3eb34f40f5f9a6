"""Words of the surfaces that are loaded only when asked for: one a file, both languages in each."""
