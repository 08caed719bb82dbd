"""Pictures: static pages that open from disk and load nothing."""
