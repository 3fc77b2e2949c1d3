package logger

import "gpsgen/runtime/config"

// Section is where the configuration of the log lies.
const Section = "log"

// The names of the keys.
const (
	KeyNameLevel  = "level"
	KeyNameFormat = "format"
)

// Keys are the configuration keys of the log.
func Keys() []config.Key {
	return []config.Key{
		{
			Name: KeyNameLevel, Type: config.String, Default: LevelInfo.String(), Live: true,
			OneOf: []string{LevelDebug.String(), LevelInfo.String(), LevelWarn.String(), LevelError.String()},
			Help:  "The lightest level that is written.",
		},
		{
			Name: KeyNameFormat, Type: config.String, Default: string(FormatJSON),
			OneOf: []string{string(FormatJSON), string(FormatText)},
			Help:  "json for machines, text for people.",
		},
	}
}
