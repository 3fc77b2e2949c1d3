"""Kafka: producers and consumers of events."""
