"""Our own JavaScript as it is published: without what only we read."""

import re

# Whole lines: `// …`, and `/** … */` over one or several. No string of ours goes over lines.
_LINE = re.compile(r"^[ \t]*//.*\n", re.M)
_BLOCK = re.compile(r"^[ \t]*/\*\*(?:(?!\*/)[\s\S])*\*/[ \t]*\n", re.M)


def without_comments(source: str) -> str:
    """Return a module without the lines that are nothing but comment."""
    return _BLOCK.sub("", _LINE.sub("", source))
