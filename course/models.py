"""List, check, evaluate and begin mini-models."""

import json
from importlib import resources
from keyword import iskeyword
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

import minimodels
from course.problem import Problem
from minimodels import Model, UnknownModel, find, names
from minimodels._check import violated
from minimodels._controls import Value

app = typer.Typer(
    help="List, check, evaluate and begin mini-models.\n\nExample: `course models list`",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

AnyModel = Model[Any, Any]


@app.command("list")
def list_models() -> None:
    """List the mini-models: name, question, paragraphs of the paper, claims of the ledger.

    Example: `course models list`
    """
    table = Table("name", "question", "paragraphs", "claims")
    for model in map(_read, names()):
        claims = ", ".join(claim.id for claim in model.claims)
        table.add_row(model.name, model.question, ", ".join(model.paragraphs), claims)
    Console().print(table)


@app.command()
def check(name: Annotated[str | None, typer.Argument(help="The model; without a name, all of them.")] = None) -> None:
    """Check what a model states, in every state of its lattice; one line for each model.

    Theorems must hold wherever they say, references to their last digit, and at each failure its claim must fail.
    The first statement that does not hold is named with its model and its parameters, and the exit status is 1.

    Example: `course models check exit_threat`
    """
    for model in map(_read, names() if name is None else [name]):
        broken = _broken(model)
        if broken:
            raise Problem(broken, status=1)
        print(
            f"{model.name}: {len(model.theorems)} theorems, {len(model.references)} references and "
            f"{len(model.failures)} failures hold; {sum(1 for _ in model.lattice())} states",
            flush=True,
        )


@app.command()
def evaluate(
    name: Annotated[str, typer.Argument(help="The model.")],
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="Set a control; may be repeated.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON with every digit.")] = False,
) -> None:
    """Evaluate a model in one state: the sentence and the numbers that the book shows there.

    Controls that are not set keep their defaults. A value between two stops of a slider is fine.

    Example: `course models evaluate exit_threat --set g=2 --set K=6 --json`
    """
    model = _read(name)
    p = model.at(_state(model, settings or []))
    if as_json:
        print(json.dumps(_plain(model, p), indent=2, ensure_ascii=False, allow_nan=False))
        return
    table = Table("name", "what", "value")
    values, texts = model.values(p), model.texts(p)
    for key, part in [*model.controls.items(), *model.numbers.items()]:
        table.add_row(key, part.label, texts.get(key) or " ".join(map(model.numbers[key].text, values[key])))
    print(model.sentence(p))
    Console().print(table)


@app.command()
def new(name: Annotated[str, typer.Argument(help="The model's name: small letters, digits and underscores.")]) -> None:
    """Write a small working model, and a page for it, as the place from which to begin.

    The file already passes the tests of every model. Run it in the root of the repository; nothing is overwritten.

    Example: `course models new shared_rule`
    """
    if not (name.isidentifier() and name.islower() and name.isascii()) or name.startswith("_") or iskeyword(name):
        raise Problem(f"{name!r} cannot name a model: use small letters, digits and underscores, as in shared_rule")
    if not Path("minimodels/__init__.py").is_file():
        raise Problem(f"minimodels is not in {Path.cwd()}: run `course models new` in the root of the repository")
    files = {
        "model.py.txt": Path(f"minimodels/{name}.py"),
        "page.md.txt": Path(f"book/back/models/{name.replace('_', '-')}.md"),
    }
    taken = [str(path) for path in files.values() if path.exists()]
    if taken or hasattr(minimodels, name):
        raise Problem(f"{name} is taken{f' by {taken[0]}' if taken else ''}: nothing was written; pick another name")
    for template, path in files.items():
        text = resources.files("course").joinpath("templates", template).read_text(encoding="utf-8")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("TITLE", name.replace("_", " ").capitalize()).replace("NAME", name), "utf-8")
        print(f"wrote {path}")
    print(f"Try `course models check {name}`, then `pytest tests/minimodels -k {name}`.")


def _read(name: str) -> AnyModel:
    """Find a model; a file that is no model is named as the author of it needs to see it.

    Raises:
        UnknownModel: when there is no such file.
        Problem: when the file cannot be read as a model.
    """
    try:
        return find(name)
    except UnknownModel:
        raise
    except Exception as error:  # whatever the file raises while it is imported
        raise Problem(f"minimodels/{name}.py is no model: {type(error).__name__}: {error}", status=1) from error


def _broken(model: AnyModel) -> str | None:
    """Name the first statement that does not hold, or the error of one that cannot be computed."""
    try:
        return violated(model, everywhere=True)
    except Exception as error:  # whatever an equation or a statement raises
        return f"{model.name}: a statement cannot be computed: {type(error).__name__}: {error}"


def _state(model: AnyModel, settings: list[str]) -> dict[str, Value]:
    """Read ``name=value`` settings as a state; names and values are checked where the parameters are made."""
    state: dict[str, Value] = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        if not equals:
            raise Problem(f"--set {setting}: write NAME=VALUE, such as --set {next(iter(model.controls))}=2")
        if name in state:
            raise Problem(f"--set {setting}: {name} is set twice")
        state[name] = model.controls[name].read(text) if name in model.controls else text
    return state


def _plain(model: AnyModel, p: Any) -> dict[str, Any]:
    """Gather a state for JSON: numbers as floats with every digit, curves as lists, what does not exist as null."""
    values = {key: float(v) if isinstance(v, int) else v for key, v in model.values(p).items()}
    return {
        "model": model.name,
        "parameters": {key: values[key] for key in model.controls},
        "outcome": {key: values[key] for key in model.numbers},
        "sentence": model.sentence(p),
    }
