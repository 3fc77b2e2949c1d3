package main

import (
	"go/ast"
	"go/importer"
	"go/token"
	"go/types"
)

// checkTypes answers "ok", or what the compiler's front end has against a file.
func checkTypes(path string) ([]byte, error) {
	file, files, err := parse(path)
	if err != nil {
		return []byte(err.Error()), nil
	}
	return []byte(verdict(files, file)), nil
}

func verdict(files *token.FileSet, file *ast.File) string {
	config := types.Config{Importer: importer.Default()}
	if _, err := config.Check("main", files, []*ast.File{file}, nil); err != nil {
		return err.Error()
	}
	return "ok"
}
