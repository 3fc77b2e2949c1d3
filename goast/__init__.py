"""goast: Go syntax as a tree of Python values, printed through gofmt."""
