"""ASCN Explorer: the ASEAN Smart Cities Network in a terminal.

The public interface is `load`, which reads a data folder into a `Network`, and the module
`frames`, which turns a network into pandas DataFrames. Both are imported when they are first used.
"""

# ruff: noqa: PLC0415 - a look-up imports this package, and pays for nothing else
TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from os import PathLike

    from ascn_tui.model.network import Network

__version__ = "0.2.0"
__all__ = ["Network", "__version__", "frames", "load"]
_LAZY = {"Network": "model.network", "frames": "frames"}
"""Public names, each with the module that has it or is it."""


def load(folder: "str | PathLike[str] | None" = None) -> "Network":
    """Read a data folder, by default the one that comes with the program.

    Raises ValueError with every problem of the folder, a line each, as `ascn-tui check` does.
    """
    from pathlib import Path

    from ascn_tui import paths
    from ascn_tui.storage.checks.problems import describe
    from ascn_tui.storage.load import load as load_folder

    loaded = load_folder(Path(folder) if folder is not None else paths.shipped("data"))
    if loaded.network is None:
        raise ValueError("\n".join(map(describe, loaded.problems)))
    return loaded.network


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module 'ascn_tui' has no attribute '{name}'")
    from importlib import import_module

    module = import_module(f"ascn_tui.{_LAZY[name]}")
    return getattr(module, name, module)
