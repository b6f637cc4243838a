"""What is done for the library behind a window: it is kept safe, and in step with others."""
