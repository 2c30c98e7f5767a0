"""Every number that a section reads off its model is what the model computes there."""

import re
from typing import Any

import pytest

import minimodels
from tests.book.site import ROOT

#: section -> model, and each number in it: the state, the outcome's name, and how the section writes it
NUMBERS: dict[str, tuple[str, list[tuple[dict[str, Any], str, str]]]] = {
    "problem/exit-threat.md": (
        "exit_threat",
        [
            ({}, "standard", "2.00"),
            ({}, "concession", "66.7 %"),
            ({}, "bluffs", "33.3 %"),
            ({}, "seen_leaving", "0.0 %"),
            ({}, "welfare", "2.00"),
            ({}, "welfare_full_information", "4.67"),
            ({"g": 0, "L": 0}, "standard", "3.00"),
            ({"g": 0, "L": 5}, "standard", "0.50"),
            ({"g": 0, "L": 0}, "seen_leaving", "50.0 %"),
            ({"g": 0, "L": 5}, "seen_leaving", "8.3 %"),
            ({"g": 0}, "standard", "1.00"),
            ({"g": 1}, "standard", "1.50"),
            ({"g": 3}, "standard", "3.00"),
            ({"g": 6}, "standard", "6.00"),
            ({"g": 0}, "would_leave", "100.0 %"),
            ({"g": 6}, "would_leave", "0.0 %"),
            *(({"g": 6, "K": K}, "standard", "6.00") for K in (0.5, 2, 6, 9, 12)),
            ({"g": 2, "K": 12, "L": 2}, "standard", "6.00"),
            ({"g": 2, "K": 12, "L": 2}, "seen_leaving", "33.3 %"),
            ({"g": 0, "L": 2, "c": 1.5}, "standard", "2.00"),
            ({"g": 3, "L": 2, "c": 1.5}, "standard", "1.25"),
            ({"g": 0, "L": 2, "c": 1.5}, "seen_leaving", "33.3 %"),
            ({"g": 3, "L": 2, "c": 1.5}, "seen_leaving", "45.8 %"),
            *(({"g": g, "L": 2, "c": 1}, "standard", "2.00") for g in (0, 3, 7)),
            ({"g": 4, "K": 9, "L": 1}, "standard", "6.00"),
            ({"g": 3.9, "K": 9, "L": 1}, "standard", "5.95"),
            ({"g": 4, "K": 9, "L": 1}, "seen_leaving", "22.2 %"),
        ],
    )
}


@pytest.mark.parametrize("section", NUMBERS)
def test_the_model_computes_what_the_section_says(section: str) -> None:
    """Each number, at the state that the section names, is written as the page writes it."""
    name, numbers = NUMBERS[section]
    model = minimodels.find(name)
    computed = [
        (state, number, model.texts(model.at(state))[number].replace("\u00a0", " ")) for state, number, _ in numbers
    ]
    assert computed == numbers


@pytest.mark.parametrize("section", NUMBERS)
def test_no_number_of_the_section_is_left_out(section: str) -> None:
    """Every decimal number in the section's text, paragraph labels aside, is one of those above."""
    text = (ROOT / "book" / section).read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```|\(\d\.\d+\w?\)", "", text.partition("\n# ")[2], flags=re.DOTALL)
    found = set(re.findall(r"\d+\.\d+(?: %)?", prose))
    assert len(found) > 10
    assert found - {written for _, _, written in NUMBERS[section][1]} == set()
