"""What the system is asked to refuse a child that reads files; a folder of one file a system."""
