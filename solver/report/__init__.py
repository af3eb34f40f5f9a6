"""What people read: the terminal report, JSON, and tables for notebooks."""
