"""The Jupyter Server extension: the catalog for the sidebar and the editor, under `/workbench/api/v1`.

It browses, searches, checks, completes and proposes; it has no warehouse, runs no query and keeps no result.
"""
