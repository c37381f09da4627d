"""One run in a process of its own, to be killed: python -m tests.announce.process URL FOLDER < news."""

import sys
from pathlib import Path

from plugins.announcements.post import load
from tests.announce.conftest import NOW, SINCE, TOKEN
from tools.announce.account import sign_in
from tools.announce.sending import Sender

if __name__ == "__main__":
    _, url, folder = sys.argv
    account = sign_in(f"{url}/@alice", TOKEN)
    news = load(sys.stdin.read())
    Sender(account, news, SINCE, NOW, Path(folder), lambda _seconds: None, print).run()
