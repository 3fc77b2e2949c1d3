// Command astdump shows Go's own reading of Go files, for goast's tests.
//
//	astdump ast FILE...      one JSON object a line: go/ast less positions and comments
//	astdump same PAIR...     "ok" if two files, with a tab between them, say the same
//	astdump scan FILE...     one JSON object a line: the declarations as go/ast has them
//	astdump faults FILE...   a JSON list a line: the codes of what the type checker has against it
//	astdump declarations FILE...  a JSON list a line: the texts of the declarations
//	astdump pieces FILE...   one JSON object a line: the texts of calls and of structs' bodies
//
// Without files their paths are read from standard input. What follows answers JSON strings
// on standard input, one a line, with null for those that are something else:
//
//	astdump literals         the value of a literal
//	astdump expressions      the tree of an expression, less its parentheses
//	astdump structs          the tree of the struct with this body
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log"
	"os"
	"reflect"
	"runtime"
	"sync"
)

// meaningful are the positions whose presence is syntax.
var meaningful = map[string]bool{
	"GenDecl.Lparen": true, "TypeSpec.Assign": true, "CallExpr.Ellipsis": true,
}

// ignored are the fields that hold no syntax of their own.
var ignored = map[string]bool{
	"Doc": true, "Comment": true, "Comments": true, "Obj": true, "Scope": true,
	"Unresolved": true, "Imports": true, "Implicit": true, "GoVersion": true, "Incomplete": true,
	"ValuePos": true, "Slice3": true,
}

// dumper turns syntax into what encoding/json prints.
type dumper struct {
	dropParens bool
}

func (d dumper) value(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		if paren, ok := v.Interface().(*ast.ParenExpr); ok && d.dropParens {
			return d.value(reflect.ValueOf(paren.X))
		}
		return d.value(v.Elem())
	case reflect.Slice:
		list := make([]any, v.Len())
		for i := range list {
			list[i] = d.value(v.Index(i))
		}
		return list
	case reflect.Struct:
		return d.node(v)
	}
	if tok, ok := v.Interface().(token.Token); ok {
		return tok.String()
	}
	return v.Interface()
}

func (d dumper) node(v reflect.Value) map[string]any {
	name := v.Type().Name()
	node := map[string]any{"_": name}
	for i := range v.NumField() {
		field := v.Type().Field(i)
		value := v.Field(i)
		if ignored[field.Name] || !field.IsExported() || value.IsZero() {
			continue
		}
		if field.Type == reflect.TypeFor[token.Pos]() {
			if meaningful[name+"."+field.Name] {
				node[field.Name] = 1
			}
			continue
		}
		node[field.Name] = d.value(value)
	}
	return node
}

func parse(path string) (*ast.File, *token.FileSet, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution|parser.ParseComments)
	return file, files, err
}

func dumpAST(path string) ([]byte, error) {
	file, _, err := parse(path)
	if err != nil {
		return nil, err
	}
	return json.Marshal(map[string]any{"path": path, "file": dumper{}.value(reflect.ValueOf(file))})
}

func run(mode func(string) ([]byte, error), paths []string) error {
	if len(paths) == 0 {
		for in := bufio.NewScanner(os.Stdin); in.Scan(); {
			paths = append(paths, in.Text())
		}
	}
	results := make([]chan []byte, len(paths))
	limit := make(chan struct{}, 2*runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	for i, path := range paths {
		results[i] = make(chan []byte, 1)
		group.Go(func() {
			limit <- struct{}{}
			defer func() { <-limit }()
			line, err := mode(path)
			if err != nil {
				line = fmt.Appendf(nil, "ERROR %s: %v", path, err)
			}
			results[i] <- line
		})
	}
	out := bufio.NewWriter(os.Stdout)
	for _, result := range results {
		if _, err := out.Write(append(<-result, '\n')); err != nil {
			return err
		}
	}
	group.Wait()
	return out.Flush()
}

func main() {
	log.SetFlags(0)
	modes := map[string]func(string) ([]byte, error){
		"ast": dumpAST, "same": compare, "scan": dumpScan, "faults": dumpFaults,
		"declarations": dumpDeclarations, "pieces": dumpPieces,
	}
	texts := map[string]func(string) any{
		"literals": literalValue, "expressions": expressionTree, "structs": structTree,
	}
	if len(os.Args) < 2 {
		log.Fatal("usage: astdump MODE [FILE ...]")
	}
	var err error
	if mode, ok := modes[os.Args[1]]; ok {
		err = run(mode, os.Args[2:])
	} else if answer, ok := texts[os.Args[1]]; ok {
		err = answers(answer)
	} else {
		err = fmt.Errorf("%s is no mode", os.Args[1])
	}
	if err != nil {
		log.Fatal(err)
	}
}
