"""What the program is built on may be used with the licence that it has itself."""

from __future__ import annotations

import json
import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from tests.house.test_modules import PROJECT, declared, normal
from tests.house.tree import ROOT

PERMISSIVE = re.compile(r"MIT|BSD|Apache|ISC|PSF|Python Software|W3C|Zope|ZPL|MPL|Mozilla|0BSD|Zlib|CC0", re.IGNORECASE)
BINDING = re.compile(r"GPL|SSPL|General Public", re.IGNORECASE)
CHOSEN = {"luqum": "Apache"}
"""Of several licences that a distribution offers for choice, the one that is taken."""
DECISION = ROOT / "docs" / "decisions" / "0006-licence.md"


def licence(one: Distribution) -> str:
    """What a distribution says of its licence, in whichever field it says so."""
    texts = one.metadata.get_all("License-Expression") or one.metadata.get_all("License") or []
    classifiers = [row for row in one.metadata.get_all("Classifier") or [] if row.startswith("License")]
    return " / ".join([*(text[:80] for text in texts), *classifiers])


def needed(names: set[str]) -> dict[str, Distribution]:
    """Installed distributions behind `names`, with all that those need in turn; extras left out."""
    found: dict[str, Distribution] = {}
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # needed on other systems only
            continue
        rows = [row for row in found[name].requires or [] if "extra ==" not in row]
        waiting |= {normal(row) for row in rows} - set(found)
    return found


def test_every_runtime_dependency_is_permissive() -> None:
    licences = {name: licence(one) for name, one in needed(declared("whoosh")).items()}
    assert len(licences) > len(declared())
    taken = {name: one if (one := CHOSEN.get(name)) and one in text else text for name, text in licences.items()}
    assert {name: text for name, text in taken.items() if not PERMISSIVE.search(text) or BINDING.search(text)} == {}


def test_the_decision_lists_every_direct_dependency() -> None:
    listed = set(re.findall(r"^\| `([\w-]+)`", DECISION.read_text(encoding="utf-8"), re.MULTILINE))
    assert listed == declared()


def test_one_licence_everywhere() -> None:
    editor = json.loads((ROOT / "web" / "editor" / "package.json").read_text(encoding="utf-8"))
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert {PROJECT["license"], editor["license"]} == {"Apache-2.0"}
