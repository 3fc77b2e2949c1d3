"""The service, which every transport and worker calls."""
