"""One run in a process of its own, to be killed.

python -m tests.announce.process URL FOLDER TOKEN SINCE NOW < news
"""

import sys
from datetime import datetime
from pathlib import Path

from plugins.announcements.post import load
from tools.announce.account import sign_in
from tools.announce.sending import Sender

if __name__ == "__main__":
    _, url, folder, token, *times = sys.argv
    account = sign_in(f"{url}/@alice", token)
    news = load(sys.stdin.read())
    since, now = map(datetime.fromisoformat, times)
    Sender(account, news, since, now, Path(folder), lambda _seconds: None, print).run()
