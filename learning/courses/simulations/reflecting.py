"""Which six steps does an ethics reflection take (the SME model), and what does the case say about some of them already?"""

from collections.abc import Sequence

from learning.courses.simulation_nouns import Simulation

STEPS = ("problem", "facts", "parties", "values", "options", "judgement")


def prefilled(simulation: Simulation) -> dict[str, str]:
    """Every step, with the case's question, parties and values where they belong. To be changed by the writer."""
    known = {
        "problem": simulation.question,
        "parties": _one_a_line(simulation.parties),
        "values": _one_a_line(simulation.values),
    }
    return {step: known.get(step, "") for step in STEPS}


def _one_a_line(names: Sequence[str]) -> str:
    return "\n".join(f"{name[:1].upper()}{name[1:]}: " for name in names)
