"""Files of terms, read: tables in text and workbooks, and TBX."""
