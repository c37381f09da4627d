"""Published examples that come out otherwise on purpose, by name, each with its reason.

What authors should know of these stands in docs/schreiben.md, too.
"""

_REASONS = {
    "Below `10. zehn`, points may stand two columns in.": ["commonmark-spec/spec 297"],
    "A list goes on right below with another bullet.": ["commonmark-spec/spec 301"],
    "A table needs no line below its header.": ["test/extensions 3"],
    "No cell of a table is dropped.": ["test/extensions 7", "test/extensions 8", "test/spec 204"],
    "Footnotes have Python-Markdown's own markup.": ["test/extensions 23", "test/regression 13"],
}
ON_PURPOSE = {name: reason for reason, names in _REASONS.items() for name in names}
