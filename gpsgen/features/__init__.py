"""What gpsgen can generate, one folder for each feature."""
