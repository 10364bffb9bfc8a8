"""What a record is: the envelope, scalars, references, short forms, validation."""
