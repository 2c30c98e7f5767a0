"""Expected trouble, told in one line: the same type for every command and for the grading behind it."""

from autograder import Problem

__all__ = ["Problem"]
