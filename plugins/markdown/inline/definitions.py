"""What links of the form [words][label] lead to, and which of it is used."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.common.problem import Level
from plugins.common.remark import Remark
from plugins.markdown.inline.targets import normal


@dataclass
class Definitions:
    """The definitions of one text by their label; `labels` are as written."""

    targets: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    doubled: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def define(self, label: str, url: str, title: str | None) -> None:
        """Note a definition; the first of a label counts."""
        key = normal(label)
        if key in self.targets:
            self.doubled.append(label)
        else:
            self.targets[key], self.labels[key] = (url, title), label

    def use(self, label: str) -> tuple[str, str | None] | None:
        """Return address and title, None where nothing is defined."""
        key = normal(label)
        found = self.targets.get(key)
        if found:
            self.used.add(key)
        return found

    def remarks(self) -> Iterator[Remark]:
        """Yield what to tell, when all links are known: nothing of it is on the page."""
        for key, label in self.labels.items():
            if key not in self.used:
                message = (
                    f"Die Adresse zu „[{label}]:“ ist nicht zu sehen, denn kein Link nutzt sie."
                )
                remedy = f"`[Text][{label}]` schreiben, wo der Link stehen soll, oder sie löschen."
                yield Remark(0, f"[{label}]:", message, remedy, Level.HINWEIS)
        for label in self.doubled:
            message = f"Zu „[{label}]:“ gibt es zwei Adressen; es gilt die erste."
            remedy = "Eine löschen oder anders nennen."
            yield Remark(0, f"[{label}]:", message, remedy, Level.HINWEIS, occurrence=1)

    def clear(self) -> None:
        """Forget everything."""
        self.targets.clear()
        self.labels.clear()
        self.doubled.clear()
        self.used.clear()
