"""The panes: rows, ruby layout, painting, hit-testing, selection, synchronisation, accessibility."""
