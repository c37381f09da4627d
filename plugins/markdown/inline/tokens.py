"""What a text is taken apart into, before it becomes elements."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element


@dataclass(slots=True, eq=False)
class Run:
    """Some of one sign of emphasis; `left` of them are still signs, the others became elements.

    `begin` is where in the text they stand.
    `closes` are the elements that end here, `opens` those that begin, the innermost first.
    """

    sign: str
    begin: int
    length: int
    can_open: bool
    can_close: bool
    left: int
    closes: list[str] = field(default_factory=list)
    opens: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Bracket:
    """A [ or ![ that may begin a link or a picture.

    `begin` is where it stands in the text, `end` where its content begins; `token` and `run` are
    how many tokens and runs there were before it.
    """

    is_image: bool
    begin: int
    end: int
    token: int
    run: int
    holds_bracket: bool = False


@dataclass(slots=True, eq=False)
class Begin:
    """Here begins an element, whose end is an End."""

    element: Element


@dataclass(slots=True, eq=False)
class Picture:
    """An <img> whose alternative text is what `within` says."""

    element: Element
    within: "list[Token]"


class End:
    """Here ends what a Begin began."""


END = End()
Token = str | Run | Begin | Picture | End | Element
