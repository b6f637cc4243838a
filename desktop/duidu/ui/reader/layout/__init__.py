"""From text to boxes: lines, ruby, row heights and sheets. Nothing here paints."""
