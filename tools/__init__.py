"""What the tasks do: build, preview, publish, find a browser, start a post, renew locks."""
