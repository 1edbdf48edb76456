"""The engine with the toy sources alone: real stages and stores, without the reference data."""

from functools import cached_property

from actorgraph import sources
from actorgraph.build import Builder


class ToyBuilder(Builder):
    """A conductor that knows only these, so that a batch takes a fraction of a second."""

    @cached_property
    def scripts(self) -> list[sources.Script]:
        return [s for s in sources.load(self.ws.root) if s.card.name.startswith("toy-")]
