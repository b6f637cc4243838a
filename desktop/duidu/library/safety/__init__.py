"""Opening, locking, backing up, checking and recovering a library."""
