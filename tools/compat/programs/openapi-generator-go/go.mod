module example.org/compat

go 1.24.0
