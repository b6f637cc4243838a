"""Text to boxes: lines, ruby and row heights. Nothing here paints."""
