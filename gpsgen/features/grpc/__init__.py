"""gRPC: clients, and servers to come, made from protobuf by buf."""
