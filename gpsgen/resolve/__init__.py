"""From names in a config to the things they mean."""
