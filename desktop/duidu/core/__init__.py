"""The types of a bilingual text, its offsets, errors and jobs. Standard library only, no I/O."""
