"""A quiz engine: a question is data, tested like code, asked wherever students are.

A bank is a TOML file of questions (`bank`). A kind of question is one file in `kinds` with the same few verbs: what it
draws from a seed, what of it may be seen, how an answer is scored, how it is asked, and the answers that test it.
"""

from quiz.bank import BankError, read_bank
from quiz.ledger import LedgerError, read_ledger
from quiz.question import Question, Score, Unreadable

__all__ = ["BankError", "LedgerError", "Question", "Score", "Unreadable", "read_bank", "read_ledger"]
