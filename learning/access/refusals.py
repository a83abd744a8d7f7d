"""Why may she not?

A refusal is a sentence as a name, with a code and its facts. It speaks no Norwegian: the words are found
where it is shown. A hidden one is answered as if the thing did not exist: no address tells who is where.
"""

from datetime import date
from typing import ClassVar, TypeAlias

Fact: TypeAlias = str | int | date


class Refusal(Exception):
    """Raised by the checks in permissions.py; never raised as itself."""

    code: ClassVar[str]
    hidden: ClassVar[bool] = False

    def __init__(self, **facts: Fact) -> None:
        super().__init__(self.code)
        self.facts: dict[str, Fact] = facts


class NotYourTeam(Refusal):
    code = "not-your-team"
    hidden = True


class NotYourself(Refusal):
    code = "not-yourself"
    hidden = True


class NotYourGroup(Refusal):
    code = "not-your-group"
    hidden = True


class NoCurrentRole(Refusal):
    code = "no-current-role"


class NotAnEducator(Refusal):
    code = "not-an-educator"


class NotACoordinator(Refusal):
    code = "not-a-coordinator"


class CannotVouchForYourself(Refusal):
    code = "cannot-vouch-for-yourself"


class DateInFuture(Refusal):
    """Facts: `on`, the date that was given."""

    code = "date-in-future"


class DateBeforeAppointment(Refusal):
    """Facts: `on`, the date that was given; `appointed_on`, the first date that can be vouched for."""

    code = "date-before-appointment"


class NotVouchedByYou(Refusal):
    code = "not-vouched-by-you"


class AlreadyVoided(Refusal):
    code = "already-voided"


class NotYourAppointment(Refusal):
    code = "not-your-appointment"
    hidden = True


class OnlyTheLeaderMay(Refusal):
    code = "only-the-leader-may"


class OnlyTheApproverMay(Refusal):
    code = "only-the-approver-may"


class OnlyThePersonMay(Refusal):
    code = "only-the-person-may"


class OnlyTheDayMay(Refusal):
    code = "only-the-day-may"


class NotInThisState(Refusal):
    """Facts: `state`, where the appointment stands now."""

    code = "not-in-this-state"


class CannotStandInForYourself(Refusal):
    code = "cannot-stand-in-for-yourself"


class NotYoursToApprove(Refusal):
    code = "not-yours-to-approve"


class NotYoursToLend(Refusal):
    code = "not-yours-to-lend"


class NotYourEvent(Refusal):
    code = "not-your-event"
    hidden = True


class NotAnArranger(Refusal):
    code = "not-an-arranger"


class CannotDecideForYourself(Refusal):
    code = "cannot-decide-for-yourself"


def every_refusal() -> tuple[type[Refusal], ...]:
    return tuple(Refusal.__subclasses__())
