"""Grafana: where dashboards take their data from."""
