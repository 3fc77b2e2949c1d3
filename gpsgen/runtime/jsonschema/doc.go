// Package jsonschema is what Go code that was generated from JSON Schema needs: a decoder that checks a document in one pass,
// encoding without loss, and findings that say what is wrong where.
package jsonschema
