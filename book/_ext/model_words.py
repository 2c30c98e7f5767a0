"""What a page of a model's own says around it, in Markdown: the same words in the book and in its notebook."""

from collections.abc import Iterator

import minimodels


def about(name: str, part: str = "before") -> Iterator[str]:
    """Write question and mechanism of a model (before it), or what it claims and draws on (``part`` is "after").

    Raises:
        UnknownModel: when there is no such model.
    """
    model = minimodels.find(name)
    if part == "before":
        yield f"*{model.question}*\n"
        yield f"{model.mechanism}\n"
        yield f"The model belongs to {', '.join(f'({p})' for p in model.paragraphs)} of the paper."
        return
    for heading, lines in (
        (
            "Claims that the paper makes or discusses, as this model can ask them (thresholds are ours)",
            [f"{claim.statement} ({claim.id})" for claim in model.claims],
        ),
        ("What the model draws on", [source.text for source in model.sources]),
        ("To think further", model.exercises),
    ):
        if lines:
            yield f"**{heading}**\n"
            yield from (f"- {line}" for line in lines)
            yield ""
