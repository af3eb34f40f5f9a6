"""Who may hold what: verdicts with their traces, points, and every candidate and refusal."""
