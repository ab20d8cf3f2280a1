"""dbt MetricFlow."""
