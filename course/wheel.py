"""The wheel of what students run: what a notebook takes along, and nothing else of this repository."""

from pathlib import Path

import minimodels

ROOT = Path(minimodels.__file__).parents[1]
NAME = "egalitarianism"
PACKAGES = ("minimodels", "student")


def build(directory: Path) -> Path:
    """Build the wheel of `minimodels` and `student` into a folder, without a network; the same files, the same bytes.

    It holds the Python files of both and the marks that they are typed. It depends on nothing; the extra ``notebook``
    names what shows a model and the form of a question in JupyterLab.

    Returns:
        The path of the wheel.
    """
    from hatchling.builders.wheel import WheelBuilder  # slow to import: other commands do without

    found = (path for name in PACKAGES for path in (*(ROOT / name).glob("*.py"), ROOT / name / "py.typed"))
    files = sorted(path.relative_to(ROOT).as_posix() for path in found)
    config = {
        "project": {
            "name": NAME,
            "version": minimodels.__version__,
            "description": "Mini-models of an argument about egalitarianism and internationalization, and forms",
            "requires-python": ">=3.11",
            "license": "MIT",
            "optional-dependencies": {"notebook": ["ipywidgets>=8.1,<9"]},
        },
        "tool": {"hatch": {"build": {"targets": {"wheel": {"only-include": files, "ignore-vcs": True}}}}},
    }
    directory.mkdir(parents=True, exist_ok=True)
    return Path(next(WheelBuilder(str(ROOT), config=config).build(directory=str(directory), versions=["standard"])))
