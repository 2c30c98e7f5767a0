"""How long the answers of a large class take to be analysed, and how much memory."""

import csv
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console

import minimodels
from quiz import Question, read_bank
from tests.book.site import ROOT

BANK = ROOT / "book" / "problem" / "quiz.toml"
ROWS = 1_000_000
SEEDS = 200  #: draws among the students
ANALYSE = """import resource, sys, time
from pathlib import Path
import minimodels
from quiz import read_bank
from quiz.analysis import analyse, read
from quiz.analysis.report import report
questions = {q.id: q for q in read_bank(Path(sys.argv[1]), models=minimodels.library)}
start = time.perf_counter()
found = read(Path(sys.argv[2]), questions, lambda *_: None)
between = time.perf_counter()
report(analyse(found), "a", "b")
end = time.perf_counter()
print(between - start, end - between, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)"""


def measure(console: Console) -> None:
    """Print what a million answers take: reading and scoring, statistics and report, and the peak of memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "responses.csv"
        write(path, read_bank(BANK, models=minimodels.library), ROWS)
        run = [sys.executable, "-c", ANALYSE, str(BANK), str(path)]
        done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    reading, rest, memory = map(float, done.stdout.split())
    console.print(f"{ROWS:,} answers: read and scored in {reading:.1f} s (60), analysed in {rest:.1f} s (60)")
    console.print(f"{ROWS:,} answers: {memory:,.0f} MB at most (1,500)")


def write(path: Path, questions: list[Question], rows: int) -> None:
    """Write answers of a class in which right ones and each foreseen wrong one occur."""
    chance, known = random.Random(0), dict[tuple[str, str], list[str]]()
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["student", "question", "answer", "draw", "confidence"])
        for row in range(rows):
            question, seed = questions[row % len(questions)], str(chance.randrange(SEEDS))
            if (question.id, seed) not in known:
                variant = question.draw(random.Random(seed))
                readable = [case.answer for case in variant.cases() if case.share is not None]
                known[question.id, seed] = [json.dumps(answer) for answer in (*[variant.right()] * 5, *readable)]
            answer = chance.choice(known[question.id, seed])
            out.writerow([f"s{row // len(questions)}", question.id, answer, seed, chance.choice(["sure", "guess", ""])])


if __name__ == "__main__":
    measure(Console(width=120))
