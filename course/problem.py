"""Expected trouble, told in one line."""


class Problem(Exception):
    """What is wrong, where, and how to mend it, in one line.

    ``status`` is the exit status: 2 for wrong use, 1 for problems found in what was checked.
    """

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status
