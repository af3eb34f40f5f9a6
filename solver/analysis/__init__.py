"""What a result means: one question a file, each answered from the result and candidates."""
