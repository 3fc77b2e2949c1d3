"""REST: servers made from an OpenAPI spec by ogen, and the server for operators."""
