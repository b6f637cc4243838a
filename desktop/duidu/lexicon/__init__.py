"""What words mean: CC-CEDICT and other dictionaries, levels, frequency, the termbase, choice of sense and of reading by the translation."""
