"""Cloud efficiency: from bills, inventory, ownership and usage to exact, explained cost.

After what Netflix published of its Foundational Platform Data and Cloud Efficiency Analytics. They publish principles,
not schemas: every table, rule and metric here is our own design.
"""
