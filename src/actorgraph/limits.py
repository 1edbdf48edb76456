"""All limits on inputs, in one table. `actorgraph ingest --limit name=value` overrides one."""

from dataclasses import dataclass, field, fields, replace

from actorgraph.errors import UsageError

MIB = 1 << 20
GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class RecordLimits:
    """Of one row of a file. Beyond one the row goes to quarantine and reading goes on."""

    record: int = 4 * MIB
    field: int = MIB
    columns: int = 500
    depth: int = 64
    digits: int = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes unless the name says otherwise. Beyond a file limit the file is refused (exit 6)."""

    stored: int = 4 * GIB
    unpacked: int = 8 * GIB
    ratio: int = 100
    ratio_after: int = 10 * MIB
    members: int = 1000
    rows: RecordLimits = field(default_factory=RecordLimits)

    def with_overrides(self, settings: dict[str, str]) -> "Limits":
        """These limits with some replaced. Raises UsageError on an unknown name or no number."""
        of_rows = {f.name for f in fields(RecordLimits)}
        known = {f.name for f in fields(self)} - {"rows"} | of_rows
        for name, value in settings.items():
            if name not in known:
                raise UsageError(f"no limit `{name}`; there are: {', '.join(sorted(known))}")
            if not value.isascii() or not value.isdigit() or len(value) > 18:
                raise UsageError(f"limit {name}: `{value}` is not a whole number")
        given = {name: int(value) for name, value in settings.items()}
        rows = replace(self.rows, **{n: v for n, v in given.items() if n in of_rows})
        return replace(self, rows=rows, **{n: v for n, v in given.items() if n not in of_rows})
