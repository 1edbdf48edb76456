"""Errors a user can mend: one line each, with the exit code the command ends with.

    ActorgraphError
    ├── UsageError   2   the call is wrong
    ├── Refused      4   the input is refused and nothing changed
    ├── StoreError   5   the workspace is missing, locked, damaged or not writable
    └── LimitError   6   a limit was reached

Anything else that escapes is our bug and ends with 70.
"""

from functools import partial


class ActorgraphError(Exception):
    """`where: what; remedy`. `where` names a file, a row, a query or a parameter."""

    exit_code = 70

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        self.where, self.what, self.remedy = where, message, remedy
        line = f"{where}: {message}" if where else message
        super().__init__(f"{line}; {remedy}" if remedy else line)

    def __reduce__(self) -> tuple[object, ...]:
        """Errors come back from worker processes as they were."""
        return partial(type(self), where=self.where, remedy=self.remedy), (self.what,)


class UsageError(ActorgraphError):
    exit_code = 2


class Refused(ActorgraphError):  # noqa: N818 - it names the verdict, as the receipts do
    exit_code = 4


class StoreError(ActorgraphError):
    exit_code = 5


class LimitError(ActorgraphError):
    exit_code = 6
