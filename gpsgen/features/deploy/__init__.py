"""Deployment: where a project's images and logs go, and the answers of `gpsgen setup`."""
