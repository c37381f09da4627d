"""What differs in production."""

import os
import sys

# Pelican runs this file by its path, so the project's folder is not yet known to Python.
sys.path.append(os.curdir)

from pelicanconf import *  # noqa: F403 - Pelican reads settings from one module

# A faulty address in content/data/site.yml is told by itself.
SITEURL = ADDRESS or SITEURL  # noqa: F405 - from pelicanconf.py
CONTENT_SECURITY_POLICY = True
ANNOUNCE_LIST = ".cache/news.json"
