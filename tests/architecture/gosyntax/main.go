// Command gosyntax reads a JSON list of texts and prints a JSON list of booleans: whether Go's
// parser takes the text for declarations or for statements that do something.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
)

func main() {
	var texts []string

	err := json.NewDecoder(os.Stdin).Decode(&texts)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}

	found := make([]bool, len(texts))
	for i, text := range texts {
		found[i] = isCode(text)
	}

	err = json.NewEncoder(os.Stdout).Encode(found)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func isCode(text string) bool {
	file, err := parse(text)
	if err == nil && (len(file.Decls) > 0 || file.Name.Name != "p") {
		return true
	}

	file, err = parse("package p\n" + text)
	if err == nil && len(file.Decls) > 0 {
		return true
	}

	file, err = parse("package p\nfunc f() {\n" + text + "\n}")
	if err != nil || len(file.Decls) != 1 {
		return false
	}

	function, isFunc := file.Decls[0].(*ast.FuncDecl)

	return isFunc && acts(function.Body.List)
}

func parse(text string) (*ast.File, error) {
	return parser.ParseFile(token.NewFileSet(), "", text, parser.SkipObjectResolution)
}

// acts tells statements from words: a name, a literal, a label before one and a keyword alone do
// nothing that text for people could not say as well.
func acts(statements []ast.Stmt) bool {
	for _, statement := range statements {
		if does(statement) {
			return true
		}
	}

	return false
}

func does(statement ast.Stmt) bool {
	switch s := statement.(type) {
	case *ast.EmptyStmt:
		return false
	case *ast.LabeledStmt:
		return does(s.Stmt)
	case *ast.BlockStmt:
		return acts(s.List)
	case *ast.BranchStmt:
		return s.Label != nil
	case *ast.ReturnStmt:
		return len(s.Results) > 0
	case *ast.ExprStmt:
		return isDeed(s.X)
	case *ast.AssignStmt:
		_, isFlag := s.Lhs[0].(*ast.UnaryExpr)

		return !isFlag
	default:
		return true
	}
}

func isDeed(expression ast.Expr) bool {
	switch e := expression.(type) {
	case *ast.CallExpr, *ast.FuncLit, *ast.CompositeLit:
		return true
	case *ast.UnaryExpr:
		return e.Op == token.ARROW || e.Op == token.AND
	default:
		return false
	}
}
