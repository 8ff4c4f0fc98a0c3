"""Terminal input and output: driver, key parsing, output optimisation, clipboard."""
