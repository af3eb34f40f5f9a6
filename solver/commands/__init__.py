"""What each command does: reads, calls the library, writes what it returns. One command a file."""
