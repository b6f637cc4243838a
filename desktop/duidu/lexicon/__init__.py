"""What words mean: the CC-CEDICT index, levels and frequency, the termbase, choice of sense and of reading by the translation."""
