"""What belongs into which folder below content/."""

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.common.file_names import MARKDOWN_SUFFIXES
from plugins.common.kinds import Kind
from plugins.files.survey import Found


@dataclass(frozen=True)
class Folders:
    """The folders of content/ by what they hold; `extra` are the files that go out by name.

    `texts` hold posts or pages, and what lies beside one; `pictures` all that may go out.
    """

    texts: frozenset[str]
    pictures: frozenset[str]
    data: str
    extra: Mapping[str, str]

    def holds_texts(self, found: Found) -> bool:
        """Say whether a file lies where texts do."""
        return found.top in self.texts

    def is_text(self, found: Found) -> bool:
        """Say whether a file becomes a page; the case of its ending counts."""
        return found.top in self.texts and found.name.endswith(MARKDOWN_SUFFIXES)

    def is_data(self, found: Found) -> bool:
        """Say whether a file is one of those with facts."""
        return found.folder == f"{self.data}/" and found.name.endswith(".yml")

    def is_extra(self, found: Found) -> bool:
        """Say whether a file lies where each is known by its name."""
        return found.top == "extra"

    def goes_out(self, found: Found) -> bool:
        """Say whether a file is published as it is, or by `photos`.

        Beside texts nothing is a download: a .txt is a post with an odd ending.
        """
        if self.is_extra(found):
            return found.path in self.extra
        if self.holds_texts(found):
            return found.kind.is_published and found.kind is not Kind.DOWNLOAD
        return found.top in self.pictures and found.kind.is_published
