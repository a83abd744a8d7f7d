"""Where in the story does a line of its text stand? For marking a problem on the map."""

from __future__ import annotations

from learning.courses.simulation_nouns import Simulation


def place(simulation: Simulation, line: int) -> str:
    """The choice that begins on this line, else the scene or ending the line is in; empty outside the story."""
    for choice in simulation.choices:
        if choice.line == line:
            return choice.id
    parts = [part for part in (simulation.brief, simulation.reflection, simulation.practice) if part]
    begins = [(scene.line, scene.id) for scene in (*simulation.scenes, *simulation.endings)]
    begins += [(part.line, "") for part in parts]
    return max(((at, id) for at, id in begins if at <= line), default=(0, ""))[1]
