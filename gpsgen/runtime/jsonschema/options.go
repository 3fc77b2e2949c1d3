package jsonschema

// defaultFindings is how many findings are collected if nothing else is asked for.
const defaultFindings = 100

// Option changes how a document is decoded.
type Option func(d *Decoder)

// MaxFindings bounds how many findings are collected; the pass ends at the last of them, so that 1 stops at the first. Without a
// positive n there is no limit. The default is 100.
func MaxFindings(n int) Option {
	return func(d *Decoder) { d.report.limit = max(n, 0) }
}
