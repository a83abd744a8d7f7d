"""Which tables are there? Importing this module makes all of them known, for migrations and tests."""

from learning.records import (
    appointments,
    attempts,
    awards,
    events,
    evidence,
    group_runs,
    organisation,
    people,
    reminders,
    revisions,
    simulations,
    workbook,
)
from learning.records.base import Base

APPEND_ONLY = ("evidence", "audit_lines", "revisions", "look_ups", "appointment_changes", "level_b_awards")
metadata = Base.metadata
MODULES = (
    appointments,
    attempts,
    awards,
    events,
    evidence,
    group_runs,
    organisation,
    people,
    reminders,
    revisions,
    simulations,
    workbook,
)
