"""What a source script with dictionaries tells of them: `check_dictionaries()`, `missing(file)`,
`unused_dictionaries()`, a line for what of a user's files it cannot use, and
`export_dictionaries()`, which yields the name and the text of files in the field's formats.

All are optional; a script that reads texts may have them beside `annotate`.
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Checked:
    """One entry of a dictionary, the sentence that shows it, and what that sentence was read as."""

    entry: str
    example: str
    expected: str
    made: str

    @property
    def holds(self) -> bool:
        return bool(self.example) and self.made == self.expected

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "holds": self.holds}


@dataclass(frozen=True, slots=True)
class Missing:
    """Words that no dictionary knows, at one place. `kind`: such as name or verb."""

    kind: str
    words: str
    sentence: str
