"""The application and its main window, which only assembles the features."""
