"""What a repository holds beside the code: make targets, linters, documents, licence."""
