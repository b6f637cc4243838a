"""The panes: layout, painting, hit-testing, selection, side sync and accessibility."""
