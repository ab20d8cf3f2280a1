"""Feeds: how the files of each kind of producer become rows of the tables."""
