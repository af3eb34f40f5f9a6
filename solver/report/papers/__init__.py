"""Papers for the outside: the public notice, and the list of duties for contracts."""
