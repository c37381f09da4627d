"""Here, and only here, small projects draw their preview pictures."""

from collections.abc import Iterator

import pytest

from tests.support import Project


@pytest.fixture(scope="session")
def shared_previews(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder for pictures of all builds: most projects have the same pages but one."""
    return str(tmp_path_factory.mktemp("previews"))


@pytest.fixture(scope="module", autouse=True)
def with_previews(shared_previews: str, made_pictures: str) -> Iterator[None]:
    """Let every build make its pictures, or take them from a build before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Project, "with_previews", True)
        patch.setattr(Project, "preview_cache", shared_previews)
        patch.setattr(Project, "photo_cache", made_pictures)
        yield
