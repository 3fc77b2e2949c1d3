"""What the sections of a config have in common: typed text, places, findings."""
