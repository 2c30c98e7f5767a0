"""An exercise as its author wrote it: cells, points, and the tests that a student does not see."""

import copy
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import minimodels
from autograder.draws import Draws, Mark
from autograder.names import defined_names, free_names
from autograder.problem import Problem
from student.typed import MARK

if TYPE_CHECKING:  # slow to import, and the process that runs our tests, one for each submission, does without
    from quiz import Question

__all__ = ["Cell", "StudentAssignment", "bank_of", "load", "names", "source_of"]

Role = Literal["answer", "essay", "test", "locked"]


@dataclass(frozen=True)
class Cell:
    """A cell with an nbgrader id.

    ``source`` is what runs (hidden tests included), ``released`` what the student receives. ``points`` is 0 for a cell
    that is no question. ``names`` are those that an answer gives and those that a test needs. ``asked`` is the id of
    the bank's question that made the cell, if one did: such a cell never runs, its answer is read as it stands.
    """

    id: str
    role: Role
    is_code: bool
    source: str
    released: str
    points: float = 0.0
    names: frozenset[str] = frozenset()
    asked: str = ""


@dataclass(frozen=True)
class StudentAssignment:
    """What one student was given, with the tests and the questions that they are graded by.

    ``asked`` holds the questions with this student's numbers, ``bank`` those before any number was drawn. Without
    ``draws`` all students have the first numbers. ``mark`` is what the student's release carries.
    """

    path: Path
    notebook: Any
    cells: tuple[Cell, ...]
    bank: "tuple[Question, ...]" = ()
    asked: "Mapping[str, Question]" = field(default_factory=dict)
    draws: Draws | None = None
    mark: Mark | None = None

    @property
    def name(self) -> str:
        """The name of the exercise."""
        return self.path.stem

    @property
    def questions(self) -> tuple[Cell, ...]:
        """The cells that give points, in order."""
        return tuple(cell for cell in self.cells if cell.role in ("test", "essay"))

    def answers(self, question: Cell) -> tuple[Cell, ...]:
        """The cells in which a student answers a question."""
        if question.role == "essay":
            return (question,)
        answers = (cell for cell in self.cells if cell.role == "answer" and cell.asked == question.asked)
        return tuple(cell for cell in answers if question.asked or cell.names & question.names)

    def for_student(self, student: str) -> "StudentAssignment":
        """Give the same cells with the numbers that are drawn for a student; the same for all without ``draws``.

        Raises:
            Problem: when a question finds no sound numbers.
        """
        if self.draws is None:
            return self
        chance = self.draws.chance
        try:
            variants = [question.draw(chance(student, question.id)) for question in self.bank]
        except ValueError as error:
            raise Problem(f"{self.path}: question {error}", 1) from error
        return replace(_with(self, variants), mark=self.draws.mark(student, self.name))


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


def bank_of(source: Path) -> "tuple[Question, ...]":
    """Read the questions of the exercise whose notebook is ``source``; it may have none.

    Raises:
        Problem: with all that is wrong with them.
    """
    from quiz import BankError, read_bank

    path = source.parent / "instructor" / "questions.toml"
    try:
        return tuple(read_bank(path, models=minimodels.library)) if path.exists() else ()
    except BankError as error:
        raise Problem("\n".join(error.problems), status=1) from error


def load(name: str, exercises: Path, draws: Draws | None = None) -> StudentAssignment:
    """Read an exercise and check that its cells fit together.

    Args:
        name: the name of the exercise.
        exercises: the folder with all exercises.
        draws: what draws each student's numbers; without it all have the first ones.

    Raises:
        Problem: when there is none, or its notebook is broken; names the file and the cell.
    """
    path = source_of(name, exercises)
    import nbformat  # slow to import

    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception as error:
        raise Problem(f"{path}: {error}") from error
    bank = bank_of(path)
    found = _with(StudentAssignment(path, notebook, (), bank, draws=draws), [question.draw() for question in bank])
    if found.notebook.cells != notebook.cells:
        raise Problem(f"{path}: its questions are not those of the bank any more: run `course quiz notebook {name}`", 1)
    _check(path, found.cells)
    return found


def _with(assignment: StudentAssignment, variants: "list[Question]") -> StudentAssignment:
    """Put questions into an exercise, and read its cells.

    Raises:
        Problem: when a cell cannot be read.
    """
    import nbformat

    from autograder.blank import without_tests
    from quiz.notebook import put

    notebook = copy.deepcopy(assignment.notebook)
    try:
        notebook.cells = [nbformat.from_dict(cell) for cell in put(notebook, variants)]
        released = without_tests(copy.deepcopy(notebook))
        cells = tuple(_cells(assignment.path, notebook, released))
    except Problem:
        raise
    except Exception as error:
        raise Problem(f"{assignment.path}: {error}") from error
    return replace(assignment, notebook=notebook, cells=cells, asked={variant.id: variant for variant in variants})


def _cells(path: Path, source: Any, released: Any) -> Iterator[Cell]:
    for ours, theirs in zip(source.cells, released.cells, strict=True):
        if "nbgrader" in ours.metadata:
            yield _cell(path, ours, theirs)


def _cell(path: Path, ours: Any, theirs: Any) -> Cell:
    """Read one cell; ``theirs`` is what nbgrader makes of it for the student."""
    meta = ours.metadata["nbgrader"]
    role = _role(meta["grade"], meta["solution"])
    is_code = ours.cell_type == "code"
    if meta.get("task") or (role != "locked" and (role == "essay") == is_code):
        raise Problem(f"{path}: cell {meta['grade_id']!r} is a manually graded code cell or task; write an essay cell")
    asked = ours.metadata.get(MARK, "")
    find = {"answer": defined_names, "test": free_names}.get(role)
    return Cell(
        id=meta["grade_id"],
        role=role,
        is_code=is_code,
        source=ours.source,
        released=theirs.source,
        points=float(meta.get("points", 0)) if meta["grade"] else 0.0,
        names=find(ours.source) if find and is_code and not asked else frozenset(),
        asked=asked,
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
        if cell.role != "test" or cell.asked:
            continue
        if unknown := cell.names - answered:
            raise Problem(
                f"{path}: test cell {cell.id!r} uses {min(unknown)!r}, which no answer cell defines: "
                "import it in the test cell itself"
            )
        if not cell.names:
            raise Problem(f"{path}: test cell {cell.id!r} tests no name that an answer cell defines")
