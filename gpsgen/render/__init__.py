"""From planned files to bytes."""
