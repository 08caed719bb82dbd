"""From a file to claims: readers, text, mentions, and the three kinds of claim."""
