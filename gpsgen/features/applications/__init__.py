"""Applications: one binary, one container each."""
