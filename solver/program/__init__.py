"""The program: candidates as columns, rules as rows, aims as objectives, CP-SAT to prove them."""
