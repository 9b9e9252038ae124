module example.org/compat

go 1.24.0

require github.com/ogen-go/ogen v1.24.0
