"""servicefolio: a service catalogue and knowledge base from plain YAML records."""

__version__ = "0.1.0"
