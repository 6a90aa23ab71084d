"""What may not stand in a tracked file: where this machine fetched from, and where its folders lie."""

from __future__ import annotations

import re

from tests.house.tree import texts

_HOSTS = ("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", "registry" + r"\.yarnpkg")
_FOLDERS = ("home", "root", "work", "Users", "opt", "mnt")
REGISTRY = re.compile("|".join(_HOSTS))
MACHINE_PATH = re.compile(rf"(?<![\w./~>)}}-])/(?:{'|'.join(_FOLDERS)})/[\w.]")


def places(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path, text in texts().items():
        for number, line in enumerate(text.splitlines(), 1):
            if match := pattern.search(line):
                found.append(f"{path}:{number} {match.group()}")
    return found


def test_no_registry_is_named() -> None:
    assert places(REGISTRY) == []


def test_no_path_of_a_machine_is_named() -> None:
    assert places(MACHINE_PATH) == []


def test_the_patterns_find_what_they_look_for() -> None:
    assert REGISTRY.search("https://files.python" + "hosted.org/x.whl")
    assert MACHINE_PATH.search('"/' + 'home/kari/papers"')
    assert not MACHINE_PATH.search("https://example.org/" + "home/page")


def test_no_file_is_a_stub() -> None:
    words = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|XX" + r"X)\b")
    assert [place for place in places(words) if not place.startswith("web/static/")] == []
