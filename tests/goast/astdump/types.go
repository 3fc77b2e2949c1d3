package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"reflect"
)

// dumpFaults answers the codes of all that the type checker has against a file.
func dumpFaults(path string) ([]byte, error) {
	file, files, err := parse(path)
	if err != nil {
		return nil, err
	}
	codes := []string{}
	config := types.Config{
		Importer: importer.Default(),
		Error:    func(err error) { codes = append(codes, code(err)) },
	}
	if _, err := config.Check("main", files, []*ast.File{file}, nil); err != nil && len(codes) == 0 {
		return nil, err
	}
	return json.Marshal(codes)
}

// code returns the name of an error in internal/types/errors, which go/types does not export.
func code(err error) string {
	var fault types.Error
	if !errors.As(err, &fault) {
		return ""
	}
	field := reflect.ValueOf(fault).FieldByName("go116code")
	value := reflect.New(field.Type()).Elem()
	value.SetInt(field.Int())
	return fmt.Sprint(value.Interface())
}

// dumpDeclarations answers the texts of a file's declarations but for imports, those that are
// wrong included.
func dumpDeclarations(path string) ([]byte, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	const mode = parser.SkipObjectResolution | parser.AllErrors
	file, _ := parser.ParseFile(token.NewFileSet(), path, source, mode)
	r := reader{source, file.FileStart}
	texts := []string{}
	for _, decl := range file.Decls {
		if g, ok := decl.(*ast.GenDecl); !ok || g.Tok != token.IMPORT {
			texts = append(texts, r.text(decl.Pos(), decl.End()))
		}
	}
	return json.Marshal(texts)
}
