package app

// Version is the version of this runtime, not of the service built on it.
const Version = "v0.1.0"
