"""What the 2012 scheme says, clause by clause, against the rulebook and the descriptions."""
