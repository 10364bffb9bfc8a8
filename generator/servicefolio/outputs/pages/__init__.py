"""Pages: views in, Markdown out."""
