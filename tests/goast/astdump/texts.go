package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
)

// answers reads JSON strings, one a line, and prints what answer says to each.
func answers(answer func(string) any) error {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<26)
	out := bufio.NewWriter(os.Stdout)
	for in.Scan() {
		var source string
		if err := json.Unmarshal(in.Bytes(), &source); err != nil {
			return err
		}
		line, err := json.Marshal(answer(source))
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(out, "%s\n", line); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	return out.Flush()
}

// expressionTree returns the tree of a text that is one expression.
func expressionTree(source string) any {
	x, err := parser.ParseExpr(source)
	if err != nil {
		return nil
	}
	return dumper{dropParens: true}.value(reflect.ValueOf(x))
}

// structTree returns the tree of the struct that has this text between its braces.
func structTree(source string) any {
	const before, after = "package p; type t struct {", "\n}"
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", before+source+after, parser.SkipObjectResolution)
	if err != nil || len(file.Decls) != 1 {
		return nil
	}
	x := file.Decls[0].(*ast.GenDecl).Specs[0].(*ast.TypeSpec).Type
	if _, ok := x.(*ast.StructType); !ok || int(x.End()-file.FileStart) != len(before)+len(source)+len(after) {
		return nil
	}
	return dumper{dropParens: true}.value(reflect.ValueOf(x))
}

type pieces struct {
	Calls   []string `json:"calls"`
	Structs []string `json:"structs"`
}

// dumpPieces cuts the outermost calls without function literals, and the bodies
// of the outermost structs, out of a file.
func dumpPieces(path string) ([]byte, error) {
	file, _, err := parse(path)
	if err != nil {
		return nil, err
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := reader{source, file.FileStart}
	found := pieces{Calls: []string{}, Structs: []string{}}
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.CallExpr:
			if !holdsFunction(node) {
				found.Calls = append(found.Calls, r.text(node.Pos(), node.End()))
				return false
			}
		case *ast.StructType:
			found.Structs = append(found.Structs, r.text(node.Fields.Opening+1, node.Fields.Closing))
			return false
		}
		return true
	})
	return json.Marshal(found)
}

func holdsFunction(node ast.Node) bool {
	found := false
	ast.Inspect(node, func(node ast.Node) bool {
		_, ok := node.(*ast.FuncLit)
		found = found || ok
		return !found
	})
	return found
}
