"""Many institutions: every file worked out on its own, what came of it kept, and put together."""
