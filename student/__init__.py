"""What students run besides the mini-models: forms, and how an answer is read. Nothing here knows an answer."""

from student.form import form

__all__ = ["form"]
