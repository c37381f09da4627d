"""`make announce`: news on Mastodon, each once."""
