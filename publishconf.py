"""What differs in production."""

import os
import sys

# Pelican runs this file by its path, so the folder of pelicanconf.py is not yet known to Python.
sys.path.append(os.curdir)

from pelicanconf import *  # noqa: F403 - Pelican reads settings from one module

SITEURL = "https://klimalautern.de"
CONTENT_SECURITY_POLICY = True
ANNOUNCE_LIST = ".cache/news.json"
