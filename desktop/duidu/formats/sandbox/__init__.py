"""Reads a file in a child process with limits, so that no file can harm the program itself."""
