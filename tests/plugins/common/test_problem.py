"""The list of what is wrong."""

from plugins.common.problem import Level, Problem, choice, in_order


def test_one_fault_is_one_message() -> None:
    """What is said of a line is said once, with the graver level; what stops a build comes first."""
    hint = Problem("a.md", 3, "So nicht.", "Anders.", Level.HINWEIS)
    fault = Problem("a.md", 3, "So nicht.", "Besser.")
    late = Problem("b.md", 1, "So nicht.", "Anders.")
    assert in_order([hint, late, fault, late]) == [fault, late]


def test_a_message_is_one_line_that_can_be_read() -> None:
    """Whatever is quoted, no message has control characters or a second line."""
    assert (
        str(Problem("a.md", 1, "Das\n\x02 da", "x")) == "a.md:1: Fehler: Das \ufffd da Abhilfe: x"
    )


def test_nobody_has_to_choose_of_thousands() -> None:
    """Of many names the likely one is told, else the first of them."""
    names = [f"name-{number}" for number in range(3000)]
    assert choice("nmae-2777", names) == "Gemeint ist wohl name-2777."
    assert choice("xyz", names).endswith("name-39 …")
    assert choice("xyz", ["a", "b"]) == "Möglich ist: a, b."
    assert choice("xyz", []) == "Es gibt noch keine."
