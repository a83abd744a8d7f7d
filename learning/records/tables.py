"""Which tables are there? Importing this module makes all of them known, for migrations and tests."""

from learning.records import appointments, attempts, evidence, organisation, people, revisions, workbook
from learning.records.base import Base

APPEND_ONLY = ("evidence", "audit_lines", "revisions", "look_ups")
metadata = Base.metadata
MODULES = (appointments, attempts, evidence, organisation, people, revisions, workbook)
