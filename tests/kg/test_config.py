"""Settings: arguments before environment before defaults, and bad values by name."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from kg.config import SETTINGS, Config
from kg.errors import ConfigError


def test_every_setting_is_a_field_and_its_default_is_the_fields() -> None:
    assert [row.name for row in SETTINGS] == [field.name for field in fields(Config)]
    assert Config.load({}) == Config()


def test_what_is_given_wins_over_the_environment_and_that_over_the_default() -> None:
    environ = {"VEDTAKSGRAF_DATA": "fra-miljo", "VEDTAKSGRAF_PORT": "9000"}
    config = Config.load(environ, data=Path("gitt"), port=None)
    assert (config.data, config.port, config.threads) == (Path("gitt"), 9000, 8)


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"VEDTAKSGRAF_PORT": "åtti"}, "port"),
        ({"VEDTAKSGRAF_PORT": "70000"}, "port"),
        ({"VEDTAKSGRAF_KEEP": "0"}, "keep"),
        ({"VEDTAKSGRAF_BASE": "http://localhost:8000/id"}, "base"),
        ({"VEDTAKSGRAF_BASE": "ftp://localhost/"}, "base"),
        ({"VEDTAKSGRAF_BASE": "http://localhost/a b/"}, "base"),
        ({"VEDTAKSGRAF_ENGINE": "grep"}, "engine"),
        ({"VEDTAKSGRAF_THREADS": "3"}, "threads"),
        ({"VEDTAKSGRAF_DUMPS": "0"}, "dumps"),
        ({"VEDTAKSGRAF_PUBLISHER": "Nes\x07"}, "publisher"),
        ({"VEDTAKSGRAF_PUBLISHER": "\udce5"}, "publisher"),
        ({"VEDTAKSGRAF_PUBLISHER_IRI": "https://data.example.no/nes"}, "publisher_iri"),
        ({"VEDTAKSGRAF_LICENCE": "NLOD"}, "licence"),
        ({"VEDTAKSGRAF_LICENCE": "http://[::"}, "licence"),
        ({"VEDTAKSGRAF_LICENCE": "http://e.example/%zz"}, "licence"),
        ({"VEDTAKSGRAF_CONTACT": "a b@e.example"}, "contact"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(environ: dict[str, str], named: str) -> None:
    with pytest.raises(ConfigError, match=f"^{named} is"):
        Config.load(environ)
