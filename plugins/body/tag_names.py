"""Names of elements that HTML's parser treats in ways of their own.

https://html.spec.whatwg.org/#parsing-main-inbody
"""

VOID = frozenset(
    """area base br col embed hr img input link meta param source track wbr""".split()  # noqa: SIM905
)
# https://html.spec.whatwg.org/#optional-tags
OPTIONAL = frozenset(
    """body caption colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead
    tr""".split()  # noqa: SIM905
)
# What stands in these is text, whatever it looks like.
TEXT = frozenset(
    """iframe noembed noframes plaintext script style textarea title xmp""".split()  # noqa: SIM905
)
OWN = frozenset({"svg", "math"})
# These end a paragraph. https://html.spec.whatwg.org/#closing-elements-that-have-implied-end-tags
END_A_PARAGRAPH = frozenset(
    """address article aside blockquote center details dialog dir div dl fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary
    table ul li dd dt""".split()  # noqa: SIM905
)
OF_TABLES = frozenset(
    """caption col colgroup tbody td tfoot th thead tr""".split()  # noqa: SIM905
)
OF_PAGES = frozenset({"html", "head", "body", "frameset", "frame"})
HOLDERS = {"li": ("ul", "ol", "menu"), "dt": ("dl",), "dd": ("dl",)}
BARRIERS = frozenset({"table", "td", "th", "caption", "button", "object"})
