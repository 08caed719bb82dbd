"""Data files; see the module that reads them."""
