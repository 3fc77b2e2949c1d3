"""Command lines: applications that carry out one command and end."""
