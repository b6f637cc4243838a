"""Tables: TSV, CSV and XLSX, and glossaries as tables."""
