"""What a generation is going to write, before anything is written."""
