"""What the tasks do: build, preview, find a browser, start a post, renew the lock files."""
