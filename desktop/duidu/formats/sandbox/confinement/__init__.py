"""What the system is asked to refuse the child that reads files: a file for each system."""
