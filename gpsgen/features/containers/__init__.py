"""Containers: an image for each application."""
