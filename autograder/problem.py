"""Expected trouble with an exercise or with this machine, told in one line."""


class Problem(Exception):
    """What is wrong, where, and how to mend it, in one line; ``status`` is the exit status of a command."""

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status
