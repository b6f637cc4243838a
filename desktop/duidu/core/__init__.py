"""What a bilingual text is: frozen types, offsets, errors, the job protocol. Standard library only; no input or output here."""
