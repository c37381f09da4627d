"""Any order of what an author and a maintainer do to one text: no sentence of either is lost or doubled."""

import re
from dataclasses import dataclass, field
from random import Random

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.plugins.editor.conftest import NEWS, Editor
from tests.plugins.editor.test_faults import settled
from tests.plugins.editor.test_one_draft import send
from tests.plugins.editor.test_taken_over import Deed
from tests.support import matrix


@dataclass
class Day:
    """An author in a tab, a maintainer at the repository; each sentence is written once."""

    editor: Editor
    tab: Page
    random: Random
    written: list[str] = field(default_factory=list)
    did: list[str] = field(default_factory=list)

    def sentence(self, who: str) -> str:
        """Return one that nobody wrote before."""
        self.written.append(f"{who}{len(self.written)}.")
        return self.written[-1]

    def put(self, text: str, sentence: str) -> str:
        """Return a text with a sentence as a paragraph somewhere."""
        parts = text.rstrip("\n").split("\n\n")
        parts.insert(self.random.randint(1, len(parts)), sentence)
        return "\n\n".join(parts)

    def write(self) -> None:
        """The author writes a sentence."""
        area = self.tab.get_by_label("Text", exact=True)
        area.fill(self.put(area.input_value(), self.sentence("A")))

    def save(self, way: str) -> str:
        """The author saves, and takes over what others wrote, with both wherever both touch."""
        for _ in range(6):
            send(self.tab, way)
            said = settled(self.tab)
            take = self.tab.get_by_role("button", name="Übernehmen")
            if not take.is_visible():
                return said
            for choice in self.tab.get_by_role("radio", name="Beide").all():
                choice.check()
            take.click()
        raise AssertionError(self.did)

    def publish(self) -> None:
        """The author publishes."""
        said = self.save("Veröffentlichen")
        assert re.search("Gespeichert|online", said), (said, self.did)

    def propose(self) -> None:
        """The author proposes."""
        said = self.save("Vorschlagen")
        assert re.search("Vorgeschlagen|Gespeichert|online", said), (said, self.did)

    def reopen(self) -> None:
        """The author opens the text again."""
        self.tab.goto("about:blank")
        self.tab.goto(f"{self.editor.url}#{NEWS}")
        expect(self.tab.get_by_label("Text", exact=True)).to_have_value(re.compile(r"\w"))

    def change(self) -> None:
        """The maintainer writes on main."""
        text = self.put(self.editor.bare.text(NEWS), self.sentence("B"))
        self.editor.bare.commit({NEWS: f"{text}\n".encode()})

    def close(self) -> None:
        """The maintainer takes a proposal over, perhaps with a sentence more, or refuses it."""
        if not self.is_proposed:
            return
        deed = Deed(*(self.random.random() < part for part in (0.8, 0.5, 0.5)))
        bare, branch = self.editor.bare, self.editor.world.pulls[-1]["head"]
        ours, main = bare.text(NEWS, branch), bare.text(NEWS)
        base = bare.text(NEWS, bare.git("merge-base", "main", branch))
        # A proposal that does not fit any more is not taken over as it is.
        if deed.is_merged and main != base:
            return
        files = {}
        if self.random.random() < 0.5 and deed.is_merged:
            files = {NEWS: f"{self.put(ours, self.sentence('B'))}\n".encode()}
        deed.do(self.editor, files)

    def correct(self) -> None:
        """The maintainer writes on the branch of a proposal."""
        if not self.is_proposed:
            return
        bare, branch = self.editor.bare, self.editor.world.pulls[-1]["head"]
        # Whatever becomes of the proposal decides whether this stays.
        text = self.put(bare.text(NEWS, branch), "Nur im Vorschlag.")
        if "Nur im Vorschlag." in bare.text(NEWS, branch):
            return
        bare.commit({NEWS: f"{text}\n".encode()}, branch=branch)

    @property
    def is_proposed(self) -> bool:
        """Whether the last proposal is open."""
        return any(pull["state"] == "open" for pull in self.editor.world.pulls[-1:])


@pytest.mark.parametrize("seed", [*matrix(*range(30))])
def test_a_random_day(editor: Editor, context: BrowserContext, seed: int) -> None:
    """Main keeps each sentence that it ever had; in the end all that were written are there, once."""
    tab = context.new_page()
    editor.open(tab, address=f"#{NEWS}")
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Erster Absatz.\n\nZweiter Absatz.")
    day = Day(editor, tab, Random(seed))  # noqa: S311 - made the same each time
    there: set[str] = set()
    deeds = [day.publish, day.propose, day.propose, day.reopen, day.change, day.close, day.close, day.correct]  # fmt: skip
    for _ in range(14):
        if day.random.random() < 0.6:
            day.write()
        deed = day.random.choice(deeds)
        day.did.append(deed.__name__)
        deed()
        text = editor.bare.text(NEWS)
        there |= {one for one in day.written if one in text.split("\n")}
        assert [one for one in there if one not in text.split("\n")] == [], (day.did, text)
    day.publish()
    text = editor.bare.text(NEWS)
    assert [one for one in day.written if text.split("\n").count(one) != 1] == [], (day.did, text)
