"""Takes the picture of the report that the README shows: ``python docs/picture.py`` (``make picture``).

Needs Chromium with its driver. Not part of the tests: every version of a browser draws letters a little differently.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from selenium import webdriver

from kehoach_parse import Settings, compare, parse
from kehoach_parse.report import report_html

DOCS = Path(__file__).resolve().parent
PICTURE = DOCS / "images" / "report.png"
SIZE = (1280, 1100)
SECTION = "matrix"
COLOURS = 128  # the page has few; so it takes a quarter of the bytes
MAX_BYTES = 200_000


def main() -> None:
    """Compare the plans of corpora/directive, and take the part of the report with the matrix."""
    corpus = DOCS.parent / "corpora" / "directive"
    rules_alone = Settings(nlp="off")
    paths = sorted((corpus / "plans").iterdir())
    plans = [parse(path, settings=rules_alone) for path in paths]
    comparison = compare(plans, "52-CT/TW", text=parse(corpus / "directive.txt", settings=rules_alone))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(report_html(comparison), encoding="utf-8")
        shot = _screenshot(page)
    picture = Image.open(io.BytesIO(shot)).convert("RGB").quantize(COLOURS)
    PICTURE.parent.mkdir(exist_ok=True)
    picture.save(PICTURE, optimize=True)
    size = PICTURE.stat().st_size
    if size > MAX_BYTES:
        sys.exit(f"{PICTURE} has {size} bytes, more than {MAX_BYTES}: take less of the page")
    sys.stdout.write(f"wrote {PICTURE.relative_to(DOCS.parent)}: {size} bytes\n")


def _screenshot(page: Path) -> bytes:
    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--hide-scrollbars", f"--window-size={SIZE[0]},{SIZE[1]}"):
        options.add_argument(flag)
    programs = {name: shutil.which(name) for name in ("chromium", "chromedriver")}
    if absent := [name for name, path in programs.items() if path is None]:
        sys.exit(f"{' and '.join(absent)} not found; install them to take the picture")
    options.binary_location = str(programs["chromium"])
    browser = webdriver.Chrome(options, webdriver.ChromeService(str(programs["chromedriver"])))
    try:
        browser.get(f"{page.as_uri()}#{SECTION}")
        return browser.get_screenshot_as_png()
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
