"""Published examples that come out otherwise on purpose, by name, each with its reason.

What authors should know of these stands in docs/schreiben.md, too.
"""

_REASONS = {
    "Below `10. zehn`, points may stand two columns in.": ["commonmark-spec/spec 297"],
    "A list goes on right below with another bullet.": ["commonmark-spec/spec 301"],
    "After a star, too, a blank that does not break begins a point.": ["commonmark-spec/spec 353"],
    "A table needs no line below its header.": ["test/extensions 3"],
    "No cell of a table is dropped.": ["test/extensions 7", "test/extensions 8", "test/spec 204"],
    "A star between letters is one of them.": [
        "commonmark-spec/spec 356", "commonmark-spec/spec 429",
    ],
    "A definition has an address; other lines are text.": [
        "commonmark-spec/spec 194", "commonmark-spec/spec 195", "commonmark-spec/spec 200",
        "commonmark-spec/spec 203", "commonmark-spec/spec 204",
    ],
    "A definition may stand right below a text.": ["commonmark-spec/spec 213"],
    "Blanks may stand in the address of a link.": [
        "commonmark-spec/spec 488", "commonmark-spec/spec 507", "commonmark-spec/spec 508",
    ],
    "Bare addresses are links, as on GitHub.": [
        "commonmark-spec/spec 602", "commonmark-spec/spec 606", "commonmark-spec/spec 608",
        "commonmark-spec/spec 611", "commonmark-spec/spec 612",
    ],
    "A star with a blank that does not break is a point of a list.": ["commonmark-spec/spec 353"],
    "www. is asked for by https, not by http.": [
        "test/spec 621", "test/spec 622", "test/spec 623", "test/spec 624", "test/spec 625",
        "test/spec 626", "test/spec 627",
    ],
    "No mailbox has a domain of one letter.": ["test/spec 631"],
    "Footnotes have Python-Markdown's own markup.": ["test/extensions 23", "test/regression 13"],
}  # fmt: skip
ON_PURPOSE = {name: reason for reason, names in _REASONS.items() for name in names}
