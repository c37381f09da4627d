"""How many published examples come out as GitHub shows them: a part of `make audit`.

CommonMark's come by npm. GitHub's are in no registry: whoever has cmark-gfm's folder test/ hands
its files over by name (`python -m tools.markdown.agreement --show wrong test/extensions.txt`).
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.markdown.comparing import Found, Verdict, compare
from tools.markdown.examples import Example, examples
from tools.markdown.kinder import ON_PURPOSE
from tools.markdown.shapes import outline

PACKAGE = "commonmark-spec@0.31.2"  # of npm


def audit(modules: Path) -> None:
    """Print the table for what npm installed below `modules`, and say what is left out."""
    path = modules / "commonmark-spec" / "spec.txt"
    if path.exists():
        print(f"CommonMark: {table(_of(path))}")
    else:
        print("CommonMark's examples are left out: npm is not there.")
    print("GitHub's own examples are left out: they are in no registry (tools/markdown).")


def _of(path: Path) -> list[Example]:
    return examples(path, f"{path.parent.name}/{path.stem}")


def judged(those: Iterable[Example]) -> Iterator[tuple[Example, Found, Verdict]]:
    """Yield each example with what comes of it and the verdict."""
    for one in those:
        found = compare(one.text, one.html)
        yield one, found, found.verdict(is_on_purpose=one.name in ON_PURPOSE)


def table(those: list[Example], shown: str = "") -> str:
    """Return a line of figures, and before it the examples of the verdict `shown`."""
    counts: Counter[Verdict] = Counter()
    lines = []
    for one, found, verdict in judged(those):
        counts[verdict] += 1
        if verdict == shown:
            lines.append(_report(one, found))
    figures = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
    return "\n".join([*lines, f"{len(those)} examples: {figures}"])


def _report(one: Example, found: Found) -> str:
    problems = "\n".join(map(str, found.problems))
    parts = [f"## {one.name} {one.about}", one.text, problems, outline(found.ours), "--- expected",
             outline(found.theirs)]  # fmt: skip
    return "\n".join(parts)


def main() -> None:
    """Compare the examples of files in CommonMark's form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", default="", choices=["", *Verdict])
    parser.add_argument("--only", type=int, default=0, help="the number of one example")
    args = parser.parse_args()
    for path in args.files:
        those = [one for one in _of(path) if args.only in {0, one.number}]
        print(path, table(those, args.show), sep="\n")


if __name__ == "__main__":
    main()
