"""What is known: frozen records and the questions they answer."""

import sys

if "typing_extensions" not in sys.modules:
    # msgspec asks it for what typing has from Python 3.11 on. A look-up would pay a tenth of its
    # time for that, and None says that there is no such module.
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    import msgspec  # noqa: F401

    del sys.modules["typing_extensions"]
