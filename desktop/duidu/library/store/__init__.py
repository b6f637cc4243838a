"""The database underneath: connections, schema, checksums, cache."""
