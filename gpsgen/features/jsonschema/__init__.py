"""JSON Schemas: sets of schemas that become Go types."""
