"""gpsgen: whole Go services from `project.yaml` and the specs it names."""
