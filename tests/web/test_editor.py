"""The SPARQL editor is fetched with a lock file; without it the site works."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from flask.testing import FlaskClient

from tests.web.pages import page

EDITOR = Path(__file__).parents[2] / "web" / "editor"


@pytest.fixture
def installer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("editor_install", EDITOR / "install.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(module, "TARGET", tmp_path / "vendor" / "yasgui")
    monkeypatch.setattr(module, "STAMP", tmp_path / "vendor" / "yasgui" / "lock.sha256")
    return module


def test_the_lock_file_names_no_registry_and_hashes_everything() -> None:
    lock = json.loads((EDITOR / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert "node_modules/@zazuko/yasgui" in packages
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert "omit-lockfile-registry-resolved=true" in (EDITOR / ".npmrc").read_text(encoding="utf-8")


def test_a_machine_without_npm_gets_a_loud_warning(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(installer, "find_spec", lambda _: None)
    assert installer.main() == 0
    warning = capsys.readouterr().err
    assert "WARNING: the SPARQL editor was not installed" in warning
    assert "Node.js" in warning
    assert not (tmp_path / "vendor").exists()


def test_a_failing_npm_gets_a_loud_warning(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = [sys.executable, "-c", "import sys; sys.exit('no network')"]
    monkeypatch.setattr(installer, "npm", lambda: failing)
    assert installer.main() == 0
    assert "no network" in capsys.readouterr().err


def test_what_is_installed_is_not_fetched_again(installer: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []
    monkeypatch.setattr(installer, "_fetch", lambda: runs.append("fetched"))
    monkeypatch.setattr(installer, "_copy", lambda: installer.TARGET.mkdir(parents=True))
    monkeypatch.setattr(installer, "_copy_typefaces", installer.VENDOR.exists)
    assert [installer.main(), installer.main()] == [0, 0]
    assert runs == ["fetched"]


def test_the_page_is_a_plain_form_where_the_editor_is_missing(client: FlaskClient, tmp_path: Path) -> None:
    client.application.static_folder = str(tmp_path)
    soup = page(client, "/sparql")
    assert not soup.select("script[src*=yasgui], script[src*=sparql]")
    assert soup.select_one("form textarea[name=query]")


def test_the_page_loads_the_editor_where_it_is_there(client: FlaskClient, tmp_path: Path) -> None:
    (tmp_path / "vendor" / "yasgui").mkdir(parents=True)
    (tmp_path / "vendor" / "yasgui" / "yasgui.min.js").write_text("", encoding="utf-8")
    client.application.static_folder = str(tmp_path)
    assert len(page(client, "/sparql").select("script[src*=yasgui], script[src*=sparql]")) == 2


def test_the_lock_file_holds_what_its_packages_ask_for() -> None:
    """`npm ci` refuses a lock file of which one line was changed by hand."""
    packages = json.loads((EDITOR / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    pinned = {
        (name, wanted)
        for entry in packages.values()
        for name, wanted in entry.get("dependencies", {}).items()
        if wanted[:1].isdigit() and packages.get(f"node_modules/{name}", {}).get("version") != wanted
    }
    assert pinned == set()
