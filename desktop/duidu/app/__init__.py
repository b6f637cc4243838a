"""The use cases without a window: each folder holds one thing a person does.

A session, made at start and handed down, gives access to all of them; see session.py.
"""
