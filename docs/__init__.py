"""What makes parts of the documentation: hooks for mkdocs, and the picture of the README."""
