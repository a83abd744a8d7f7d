"""What can an action refuse that is no question of rights? Each carries a code; the door finds the words."""


class Refused(Exception):
    """The deed was not done and nothing was changed. `code` names the sentence, `facts` fill it in, `status` is for HTTP."""

    status = 422

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class NotFound(Refused):
    """There is no such thing, or the asker may not know that there is."""

    status = 404


class Gone(Refused):
    """There was such a thing, and somebody has taken it away."""

    status = 410


class Conflict(Refused):
    """Somebody else, or another tab, got there first."""

    status = 409


class TooMany(Refused):
    """Try again later; `facts["minutes"]` says when."""

    status = 429
