"""Pictures as feeds need them."""

from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree, replace
from plugins.photos.album import size_in


def plain(tree: Tree, _place: Place) -> list[Problem]:
    """Leave one plain <img> of each <picture>, as feeds need it."""
    for picture in tree.root.css("picture"):
        image = picture.css_first("img")
        if image is not None:
            for name in ("srcset", "sizes", "loading", "decoding", "fetchpriority"):
                if name in image.attributes:
                    del image.attrs[name]
            if size := size_in(image.attributes.get("src") or ""):
                # On a page they are the largest file's, here only this one is left.
                image.attrs["width"], image.attrs["height"] = map(str, size)
            replace(picture, image.html or "")
    return []
