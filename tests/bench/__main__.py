"""Measure speed, memory and weight: `make bench`. Budgets stand beside the figures; nothing fails here."""

from rich.console import Console

from tests.bench import analysis, models, pages, quiz

console = Console(width=120)
models.measure(console)
pages.measure(console)
analysis.measure(console)
quiz.measure(console)
