"""`make build` and `make check`: a process of its own builds, then the site is replaced."""
