"""The Markdown that authors may write: extensions of Python-Markdown, listed in MARKDOWN.

What GitHub shows formatted is formatted here; where it shows raw signs that phones, Word or habit
made, the site is kinder. `blocks` is the extension for blocks; the modules `block_*`, `list_items`,
`html_blocks` and `kramdown_html` are its parts.
"""
