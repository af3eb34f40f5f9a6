"""Many institutions: from a folder to tables and a summary."""
