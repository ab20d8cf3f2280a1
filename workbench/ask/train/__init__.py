"""How the shipped encoder is made: training catalogs and questions of our own writing, the recipe, the export.

Nothing of it is needed to ask. torch is imported by `loop` and `export` alone, when they are used.
"""
