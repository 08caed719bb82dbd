"""The words: what exists, how it may be said, and the ids under which it is known."""
