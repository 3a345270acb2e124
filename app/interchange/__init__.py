"""File formats of the field, one module each: pure functions on records and arrays."""
