"""What words mean: CC-CEDICT and other dictionaries, levels, frequency, the person's glossary.

Senses and readings are chosen by the translation.
"""
