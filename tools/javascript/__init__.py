"""Types of the scripts, for `make lint`."""
