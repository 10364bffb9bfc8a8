"""Pictures and charts as SVG: values in, places and lines out."""
