"""Pure computations over records, one module per question."""
