"""An exercise as its author wrote it: cells, points, and the tests that a student does not see."""

import copy
import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from autograder.names import defined_names, free_names
from autograder.problem import Problem

__all__ = ["Cell", "StudentAssignment", "load", "names"]

Role = Literal["answer", "essay", "test", "locked"]


@dataclass(frozen=True)
class Cell:
    """A cell with an nbgrader id.

    ``source`` is what runs (hidden tests included), ``released`` what the student receives. ``points`` is 0 for a cell
    that is no question. ``names`` are those that an answer gives and those that a test needs.
    """

    id: str
    role: Role
    is_code: bool
    source: str
    released: str
    points: float = 0.0
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class StudentAssignment:
    """What one student was given, with the tests that they are graded by."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def questions(self) -> tuple[Cell, ...]:
        """The cells that give points, in order."""
        return tuple(cell for cell in self.cells if cell.role in ("test", "essay"))

    def answers(self, question: Cell) -> tuple[Cell, ...]:
        """The cells in which a student answers a question."""
        if question.role == "essay":
            return (question,)
        return tuple(cell for cell in self.cells if cell.role == "answer" and cell.names & question.names)


def names(exercises: Path) -> list[str]:
    """List the exercises in a folder, sorted."""
    return sorted(path.parent.name for path in exercises.glob("*/*.ipynb") if path.stem == path.parent.name)


def source_of(name: str, exercises: Path) -> Path:
    """Find the notebook of an exercise.

    Raises:
        Problem: when there is none, with the nearest name.
    """
    known = names(exercises)
    if name in known:
        return exercises / name / f"{name}.ipynb"
    if not known:
        raise Problem(f"there are no exercises in {exercises.resolve()}: run this in the root of the repository")
    nearest = difflib.get_close_matches(name, known, 1, cutoff=0)[0]
    raise Problem(f"there is no exercise {name!r}; did you mean {nearest!r}?")


def load(name: str, exercises: Path) -> StudentAssignment:
    """Read an exercise and check that its cells fit together.

    Raises:
        Problem: when there is none, or its notebook is broken; names the file and the cell.
    """
    path = source_of(name, exercises)
    import nbformat  # these two are slow to import
    from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions

    try:
        source = nbformat.read(path, as_version=4)
        released, _ = ClearSolutions().preprocess(copy.deepcopy(source), {})
        released, _ = ClearHiddenTests().preprocess(released, {})
        pairs = zip(source.cells, released.cells, strict=True)
        cells = tuple(_cell(path, ours, theirs) for ours, theirs in pairs if "nbgrader" in ours.metadata)
    except Problem:
        raise
    except Exception as error:
        raise Problem(f"{path}: {error}") from error
    _check(path, cells)
    return StudentAssignment(name, cells)


def _cell(path: Path, ours: Any, theirs: Any) -> Cell:
    """Read one cell; ``theirs`` is what nbgrader makes of it for the student."""
    meta = ours.metadata["nbgrader"]
    role = _role(meta["grade"], meta["solution"])
    is_code = ours.cell_type == "code"
    if meta.get("task") or (role == "essay") == is_code:
        raise Problem(f"{path}: cell {meta['grade_id']!r} is a manually graded code cell or task; write an essay cell")
    find = {"answer": defined_names, "test": free_names}.get(role)
    return Cell(
        id=meta["grade_id"],
        role=role,
        is_code=is_code,
        source=ours.source,
        released=theirs.source,
        points=float(meta.get("points", 0)) if meta["grade"] else 0.0,
        names=find(ours.source) if find and is_code else frozenset(),
    )


def _role(grade: bool, solution: bool) -> Role:
    if grade:
        return "essay" if solution else "test"
    return "answer" if solution else "locked"


def _check(path: Path, cells: tuple[Cell, ...]) -> None:
    """Every test imports what it needs itself, or takes it from an answer: it never meets the student's objects."""
    if len({cell.id for cell in cells}) < len(cells):
        raise Problem(f"{path}: two cells have the same nbgrader id")
    answered = frozenset(name for cell in cells if cell.role == "answer" for name in cell.names)
    for cell in cells:
        if cell.role == "test" and (unknown := cell.names - answered):
            raise Problem(
                f"{path}: test cell {cell.id!r} uses {min(unknown)!r}, which no answer cell defines: "
                "import it in the test cell itself"
            )
        if cell.role == "test" and not cell.names:
            raise Problem(f"{path}: test cell {cell.id!r} tests no name that an answer cell defines")
