"""Drivers: what stands between the service and an API of others."""
