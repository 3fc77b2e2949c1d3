"""Workers: loops that run beside the servers of an application."""
