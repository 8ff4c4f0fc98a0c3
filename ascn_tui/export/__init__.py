"""What is found, as files for the tools that people already use."""
