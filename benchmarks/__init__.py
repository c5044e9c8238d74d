"""Accuracy and speed against other tools, on the development data beside the project. Prints tables; never a test."""
