"""Writes what was decided: all of it or nothing."""
