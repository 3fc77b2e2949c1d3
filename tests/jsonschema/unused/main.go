// Command unused lists what the packages of a module declare and nothing else in them names.
//
// Usage: unused < list, where list is what `go list -export -deps -json=ImportPath,Export,Dir,GoFiles,Standard ./...`
// prints. A line is the path of a package, a space, and a name: function, Type, or Type.Method.
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
	"io"
	"os"
	"path/filepath"
)

type listed struct {
	ImportPath, Export, Dir string
	GoFiles                 []string
	Standard                bool
}

func main() {
	exports := map[string]string{}
	var own []listed
	for decoder := json.NewDecoder(os.Stdin); ; {
		var found listed
		err := decoder.Decode(&found)
		if errors.Is(err, io.EOF) {
			break
		}
		must(err)
		exports[found.ImportPath] = found.Export
		if !found.Standard {
			own = append(own, found)
		}
	}
	for _, each := range own {
		must(report(each, exports))
	}
}

func report(each listed, exports map[string]string) error {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range each.GoFiles {
		file, err := parser.ParseFile(fset, filepath.Join(each.Dir, name), nil, 0)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	lookup := func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) }
	config := types.Config{Importer: importer.ForCompiler(fset, "gc", lookup)}
	info := types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
	if _, err := config.Check(each.ImportPath, fset, files, &info); err != nil {
		return err
	}
	named := map[types.Object]bool{}
	for _, file := range files {
		for _, decl := range file.Decls {
			ast.Inspect(decl, func(node ast.Node) bool {
				id, ok := node.(*ast.Ident)
				if !ok {
					return true
				}
				object := origin(info.Uses[id])
				// A function that calls itself is not used by that.
				if object != nil && !(decl.Pos() <= object.Pos() && object.Pos() < decl.End()) {
					named[object] = true
				}
				return true
			})
		}
	}
	for _, file := range files {
		for _, decl := range file.Decls {
			for _, id := range declared(decl) {
				if object := info.Defs[id]; object != nil && !named[object] {
					fmt.Println(each.ImportPath, name(object))
				}
			}
		}
	}
	return nil
}

func declared(decl ast.Decl) []*ast.Ident {
	if function, ok := decl.(*ast.FuncDecl); ok {
		return []*ast.Ident{function.Name}
	}
	var found []*ast.Ident
	for _, spec := range decl.(*ast.GenDecl).Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			found = append(found, spec.Name)
		case *ast.ValueSpec:
			found = append(found, spec.Names...)
		}
	}
	return found
}

// origin returns the declaration of a method or function that is used with type arguments.
func origin(object types.Object) types.Object {
	if function, ok := object.(*types.Func); ok {
		return function.Origin()
	}
	return object
}

func name(object types.Object) string {
	function, ok := object.(*types.Func)
	if !ok || function.Signature().Recv() == nil {
		return object.Name()
	}
	of := function.Signature().Recv().Type()
	if pointer, ok := of.(*types.Pointer); ok {
		of = pointer.Elem()
	}
	return of.(*types.Named).Obj().Name() + "." + object.Name()
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
