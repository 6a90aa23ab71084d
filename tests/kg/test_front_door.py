"""What `kg` exports can be had, and nothing else."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import kg
from kg.cli import APPLICATION


def test_everything_that_is_exported_can_be_had_and_is_exported_once() -> None:
    assert sorted(kg.__all__) == sorted(set(kg.__all__))
    assert set(kg.__all__) == set(kg._HOME)
    for name, home in kg._HOME.items():
        assert getattr(kg, name) is getattr(import_module(home), name)


def test_a_name_that_is_not_exported_is_an_error() -> None:
    with pytest.raises(AttributeError, match="kg"):
        _ = kg.Pipe  # type: ignore[attr-defined]


def test_the_application_that_is_served_is_there() -> None:
    assert callable(pkgutil.resolve_name(APPLICATION))
