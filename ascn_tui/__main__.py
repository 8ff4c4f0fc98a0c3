"""Lets `python -m ascn_tui` do what the command does."""

import sys

from ascn_tui.cli.main import main

sys.exit(main())
