"""The site made of these pages: ``make site``. Nothing in it is loaded from the network."""

import re
from pathlib import Path

from sphinx.application import Sphinx

project = "kehoach-parse"
html_title = "kehoach-parse"
html_theme = "furo"
extensions = ["myst_parser"]
myst_heading_anchors = 3
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
# Letters of Vietnamese are words to the search as they are; English words are stemmed.
html_search_language = "en"

# Files above docs/ that are pages of the site too → the page that takes them in.
ELSEWHERE = {
    "../CONTRIBUTING.md": "contributing.md",
    "../CHANGELOG.md": "changelog.md",
    "../corpora/README.md": "corpora.md",
    "../notebooks/README.md": "notebooks.md",
    "../README.md": "index.md",
}


def _stay_inside(app: Sphinx, name: str, content: list[str]) -> None:
    """Lead links to such files, which are right in the repository, to their page."""
    for path, page in ELSEWHERE.items():
        content[0] = content[0].replace(f"]({path}", f"]({page}")


def _name_every_page(app: Sphinx, name: str, content: list[str]) -> None:
    """Put the pages that no list of the index names where it says ``(others)``, so that a new page is found."""
    if name == "index":
        named = set(re.findall(r"^[\w-]+$", content[0], re.MULTILINE)) | {"index"}
        others = sorted({page.stem for page in Path(app.srcdir).glob("*.md")} - named)
        content[0] = content[0].replace("(others)", "\n".join(others))


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("source-read", _stay_inside)
    app.connect("source-read", _name_every_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
