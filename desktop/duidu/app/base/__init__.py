"""What every use case builds on: commands with undo, safe writing, crash reports."""
