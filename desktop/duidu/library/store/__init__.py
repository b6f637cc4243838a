"""The database underneath: connections, schema, rows, checksums, derived data."""
