"""One of the campaign's accounts, and the list of them that plugins share.

plugins.campaign reads them from content/data/social.yml; nobody else knows that file.
"""

import re
from dataclasses import dataclass

# How Mastodon writes the address of a profile. It compares letter by letter; see
# https://docs.joinmastodon.org/user/profile/#verification
PROFILE = re.compile(r"https://(?P<host>[a-z0-9.-]+)/@(?P<name>\w+)", re.ASCII)


@dataclass(frozen=True)
class Account:
    """One account; `url` is written into pages exactly as it stands in the data file.

    `path` and `line` say where it stands, for messages.
    """

    name: str
    url: str
    handle: str
    rel_me: bool
    path: str = ""
    line: int = 1

    @property
    def rel(self) -> str:
        """The value of the link's rel attribute, "" for none."""
        return "me" if self.rel_me else ""

    @property
    def in_fediverse(self) -> bool:
        """Whether it is to be verified, and its address says user and server."""
        return bool(self.user)

    @property
    def user(self) -> str:
        """The name on its server, as in KlimaLautern@climatejustice.social; "" outside."""
        return self._part("name")

    @property
    def server(self) -> str:
        """The host of its server; "" outside the fediverse."""
        return self._part("host")

    def _part(self, name: str) -> str:
        profile = PROFILE.fullmatch(self.url)
        return profile[name] if profile and self.rel_me else ""
