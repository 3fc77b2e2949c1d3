"""Benchmarks: what a generation costs, and what the generated service does under load."""
