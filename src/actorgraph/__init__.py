"""actorgraph: who did what to whom, who says so, who denies it.

import actorgraph as ag
case = ag.open("case")
case.ask("claims_about", actor="North Korea").df()
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Case", "create", "open"]

if TYPE_CHECKING:
    from actorgraph.api import Case, create, open


def __getattr__(name: str) -> Any:
    # the command line starts without the face, so it is imported when asked for
    if name in __all__:
        from actorgraph import api

        return getattr(api, name)
    raise AttributeError(f"module 'actorgraph' has no attribute '{name}'")
