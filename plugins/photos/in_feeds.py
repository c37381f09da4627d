"""Pictures as feeds need them: one <img> that every reader shows."""

from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree, replace
from plugins.photos.album import Album
from plugins.photos.variants import variant_of


def holds_pictures(tree: Tree) -> bool:
    """Say whether a body holds any in several versions."""
    return tree.root.css_first("picture") is not None


def leave_one(album: Album, tree: Tree, place: Place) -> list[Problem]:
    """Leave the <img> of each <picture>, with the size of the one file that is left."""
    sizes = {}
    for wanted in place.notes.wanted:
        address = album.pictures[wanted.name].address(variant_of(wanted))
        sizes[album.root + address] = wanted.width, wanted.height
    for picture in tree.root.css("picture"):
        image = picture.css_first("img")
        if image is not None:
            for name in ("srcset", "sizes", "loading", "decoding", "fetchpriority"):
                if name in image.attributes:
                    del image.attrs[name]
            if size := sizes.get(image.attributes.get("src") or ""):
                # On a page they are the largest file's.
                image.attrs["width"], image.attrs["height"] = map(str, size)
            replace(picture, image.html or "")
    return []
