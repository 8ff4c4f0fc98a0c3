"""Pages of Governance: levels, entries, columns and the governance chain."""
