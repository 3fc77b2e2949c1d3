// Command oracle reads texts with the very readers that generated files are meant for, and tells
// what it read. It answers each JSON line of its input with one of its output.
package main

import (
	_ "crypto/sha256" // The digests of images.
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/distribution/reference"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
	"github.com/moby/patternmatcher"
	"github.com/moby/patternmatcher/ignorefile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
	"gopkg.in/yaml.v3"
)

// A question is a text in a language, and the paths that an ignore file is asked about.
type question struct {
	Language string   `json:"language"`
	Text     string   `json:"text"`
	Paths    []string `json:"paths"`
}

// An answer is what was read, or why nothing could be.
type answer struct {
	Value any    `json:"value"`
	Error string `json:"error"`
}

// An instruction is a line of a Dockerfile: its name, its words, and how they were read.
type instruction struct {
	Name     string   `json:"name"`
	Words    []string `json:"words"`
	ExecForm bool     `json:"exec_form"`
	Heredocs int      `json:"heredocs"`
}

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func serve(in io.Reader, out io.Writer) error {
	decoder, encoder := json.NewDecoder(in), json.NewEncoder(out)
	for {
		var asked question
		if err := decoder.Decode(&asked); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("question: %w", err)
		}
		var given answer
		value, err := read(asked)
		if err != nil {
			given.Error = err.Error()
		} else {
			given.Value = value
		}
		if err := encoder.Encode(given); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
	}
}

func read(asked question) (any, error) {
	switch asked.Language {
	case "yaml":
		var value any
		err := yaml.Unmarshal([]byte(asked.Text), &value)
		return value, err
	case "dotenv":
		return dotenv.UnmarshalWithLookup(asked.Text, func(string) (string, bool) { return "expanded", true })
	case "dockerfile":
		return readDockerfile(asked.Text)
	case "dockerignore":
		return readIgnoreFile(asked.Text, asked.Paths)
	case "image":
		named, err := reference.ParseNormalizedNamed(asked.Text)
		return err == nil && named != nil, nil
	case "module":
		path, version, _ := strings.Cut(asked.Text, " ")
		return module.Check(path, version) == nil && module.CanonicalVersion(version) == version, nil
	case "versions":
		left, right, _ := strings.Cut(asked.Text, " ")
		return semver.Compare(left, right), nil
	}
	return nil, fmt.Errorf("unknown language %q", asked.Language)
}

func readDockerfile(text string) ([]instruction, error) {
	file, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	expander := shell.NewLex(file.EscapeToken)
	environment := shell.EnvsFromSlice([]string{"REFERENCE=expanded"})
	var instructions []instruction
	for _, node := range file.AST.Children {
		line := instruction{
			Name:     strings.ToUpper(node.Value),
			ExecForm: node.Attributes["json"],
			Heredocs: len(node.Heredocs),
		}
		for word := node.Next; word != nil; word = word.Next {
			value := word.Value
			if line.Name == "ENV" || line.Name == "LABEL" {
				if value, _, err = expander.ProcessWord(value, environment); err != nil {
					return nil, err
				}
			}
			line.Words = append(line.Words, value)
		}
		instructions = append(instructions, line)
	}
	return instructions, nil
}

func readIgnoreFile(text string, paths []string) ([]string, error) {
	patterns, err := ignorefile.ReadAll(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	matcher, err := patternmatcher.New(patterns)
	if err != nil {
		return nil, err
	}
	ignored := []string{}
	for _, path := range paths {
		matches, err := matcher.MatchesOrParentMatches(path)
		if err != nil {
			return nil, err
		}
		if matches {
			ignored = append(ignored, path)
		}
	}
	return ignored, nil
}
