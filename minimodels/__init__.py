"""Mini-models of an argument: each file here without a leading underscore is one model, found by its name.

In a notebook: ``from minimodels import exit_threat, explore`` and then ``explore(exit_threat)``.
"""

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

from minimodels._controls import ParameterError
from minimodels._model import Model

__all__ = ["Model", "ParameterError", "UnknownModel", "explore", "find", "library", "names"]
__version__ = "0.1.0"


class UnknownModel(LookupError):
    """No model has this name; says which name is nearest."""


def names() -> list[str]:
    """List the names of all models, sorted."""
    return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))


def find(name: str) -> Model[Any, Any]:
    """Find a model by its name.

    Raises:
        UnknownModel: when there is none, with the nearest name.
    """
    if name not in names():
        import difflib  # only where a name is unknown: a program that imports a model does without

        near = difflib.get_close_matches(name, names(), 1, cutoff=0)
        raise UnknownModel(f"there is no mini-model {name!r}; did you mean {near[0]!r}?")
    model: Model[Any, Any] | None = getattr(import_module(f"minimodels.{name}"), "MODEL", None)
    if model is None:
        raise UnknownModel(f"minimodels/{name}.py defines no MODEL")
    return model


def explore(model: ModuleType | Model[Any, Any], *, guess: tuple[str, str] | None = None) -> Any:
    """Show a mini-model with its controls in a notebook, computed live.

    Args:
        model: the model's module or the model itself.
        guess: a question to answer before the picture is shown, and the name of the number that settles it.

    Returns:
        An ``ipywidgets.VBox``. In the built book the same call stands as a static page.

    Raises:
        TypeError: when it is no model.
        ParameterError: when the guess names no single number of the model.
        ModuleNotFoundError: when ipywidgets is not installed.
    """
    from minimodels._widget import widget

    found = getattr(model, "MODEL", model)
    if not isinstance(found, Model):
        raise TypeError(f"{model!r} is no mini-model; write, for example, explore(exit_threat)")
    return widget(found, guess)


class Library(Mapping[str, Model[Any, Any]]):
    """All mini-models by name; each is imported when it is looked up."""

    def __getitem__(self, name: str) -> Model[Any, Any]:
        """Find a model by its name."""
        return find(name)

    def __contains__(self, name: object) -> bool:
        """Say whether there is a model of this name; none is imported."""
        return name in names()

    def __iter__(self) -> Iterator[str]:
        """Walk through the names, sorted."""
        return iter(names())

    def __len__(self) -> int:
        """Count the models."""
        return len(names())


library = Library()
