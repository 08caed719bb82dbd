"""The command line: parses, calls, prints; nothing imports it."""
