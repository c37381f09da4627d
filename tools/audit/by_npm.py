"""What Lighthouse and the Nu HTML Checker say of a page; both come by npm."""

import json
import os
import shutil
import statistics
import subprocess
from typing import Any

from tools import browser
from tools.cache import CACHE
from tools.markdown import agreement

NPM = CACHE / "audit"
TOOLS = ("lighthouse@12.8.2", "vnu-jar@26.9.27", agreement.PACKAGE)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SCORES = "/".join(CATEGORIES)
# Lighthouse's audits; times in milliseconds.
TIMES = {
    "FCP": "first-contentful-paint",
    "LCP": "largest-contentful-paint",
    "TBT": "total-blocking-time",
    "CLS": "cumulative-layout-shift",
}
Row = dict[str, str]  # what was found of a page, by column; what is missing was not measured


def install() -> None:
    """Install what is not there in these versions."""
    wanted = json.dumps(TOOLS)
    stamp = NPM / "installed"
    if not stamp.exists() or stamp.read_text() != wanted:
        NPM.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--prefix", str(NPM), "--no-save", "--no-audit", "--no-fund"]
        quiet = subprocess.DEVNULL
        subprocess.run([*command, *TOOLS], check=True, stdout=quiet, stderr=quiet)
        stamp.write_text(wanted)


def nu(url: str) -> Row:
    """Return the number of errors and warnings of the Nu HTML Checker for a served page."""
    if not shutil.which("java"):
        return {}
    jar = NPM / "node_modules/vnu-jar/build/dist/vnu.jar"
    result = subprocess.run(
        ["java", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(jar),
         "--format", "json", url],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return {"nu": str(len(json.loads(result.stderr)["messages"]))}


def lighthouse(url: str, runs: int) -> Row:
    """Return the least of the scores, and medians of the times of so many runs."""
    reports = [_report(url) for _ in range(runs)]
    if not all(reports):
        return {}
    scores = (min(r["categories"][c]["score"] for r in reports) for c in CATEGORIES)
    row = {SCORES: "/".join(f"{100 * score:.0f}" for score in scores)}
    for column, audit_id in TIMES.items():
        times = [report["audits"][audit_id]["numericValue"] for report in reports]
        row[column] = f"{statistics.median(times):.4g}"
    back = all(report["audits"]["bf-cache"]["score"] == 1 for report in reports)
    return row | {"bfcache": "yes" if back else "no"}


def _report(url: str) -> dict[str, Any]:
    result = subprocess.run(
        ["node", str(NPM / "node_modules/lighthouse/cli/index.js"), url, "--quiet",
         "--output=json", f"--only-categories={','.join(CATEGORIES)}",
         f"--chrome-flags={' '.join(browser.QUIET)}"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "CHROME_PATH": browser.find(whole=True) or ""},
    )  # fmt: skip
    report: dict[str, Any] = json.loads(result.stdout) if result.stdout.startswith("{") else {}
    return report
