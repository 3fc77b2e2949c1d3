"""The Go modules that a generated project requires: pinned, verified, complete."""
