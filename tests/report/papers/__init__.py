"""The notice and the contracts."""
