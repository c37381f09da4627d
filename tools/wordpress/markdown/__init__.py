"""From the HTML of a WordPress body to the Markdown a person would have typed.

A walk of our own over lexbor's tree: what must be escaped is a matter of *our* Markdown, which
knows more beginnings of lists and tables than others, and the round trip through it decides
(tests/tools/wordpress/test_round_trip.py). A converter for others' Markdown would have had every
rule replaced.
"""

from tools.wordpress.markdown.blocks import Writer
from tools.wordpress.markdown.context import Context

__all__ = ["Context", "Writer"]
