"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import servicefolio

MODULES = [module.name for module in pkgutil.walk_packages(servicefolio.__path__, "servicefolio.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_module_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
