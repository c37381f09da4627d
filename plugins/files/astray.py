"""Posts and pictures that a wrong tap left beside content/, where nobody looks for them."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from plugins.common.file_names import MARKDOWN_SUFFIXES
from plugins.common.kinds import Kind, kind_of
from plugins.common.problem import Problem
from plugins.common.source import display_path

# What a wrong tap leaves beside content/: a post, a picture, a folder of them.
_PICTURES = (Kind.PICTURE, Kind.DRAWING, Kind.DOCUMENT)
_POST = re.compile(r"\d{4}-\d\d-\d\d-.+")


def astray(root: Path, folders: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each post and picture beside `content`, and for a folder of that name.

    `folders` are those below content that authors write to.
    """
    for path in sorted(root.iterdir()):
        is_post = path.suffix.lower() in MARKDOWN_SUFFIXES and _POST.fullmatch(path.stem)
        is_picture = kind_of(path.name) in _PICTURES
        if (path.is_file() and (is_post or is_picture)) or (path.is_dir() and path.name in folders):
            message = f"{path.name} liegt neben content/ und würde nicht veröffentlicht."
            remedy = f"Nach content/{path.name if path.is_dir() else 'news/'} verschieben."
            remedy = "Nach content/images/ verschieben." if is_picture else remedy
            yield Problem(display_path(path), 1, message, remedy)
