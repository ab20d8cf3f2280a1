"""Metric Workbench: every metric defined once, asked for anywhere in Jupyter."""
