"""A step for nbgrader: cells in which a question is answered go out as a blank line, not as code to be written."""

from typing import Any

from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions, NbGraderPreprocessor

from student.typed import ANSWER

__all__ = ["LeaveBlank", "without_tests"]


class LeaveBlank(NbGraderPreprocessor):  # type: ignore[misc]
    """Cuts what ``ClearSolutions`` put below the blank line; comes after it."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Keep the first line of an answer cell."""
        if utils.is_solution(cell) and cell.source.startswith(ANSWER):
            cell.source = cell.source.split("\n", 1)[0]
        return cell, resources


def without_tests(notebook: Any) -> Any:
    """Clear solutions and hidden tests away, in place, as nbgrader does when it makes the student version."""
    resources: dict[str, Any] = {}
    for step in (ClearSolutions(), LeaveBlank(), ClearHiddenTests()):
        notebook, resources = step.preprocess(notebook, resources)
    return notebook
