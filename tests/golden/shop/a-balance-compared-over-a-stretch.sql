-- query: held during 2024-01-09 compare to previous day
-- Read balances.
-- Keep rows where balances.on_day is from 2024-01-09 and before 2024-01-10.
-- Keep the rows at the last on_day.
-- Over all rows, compute held = SUM(balance).
-- Keep rows where balances.on_day is from 2024-01-08 and before 2024-01-09.
-- Over all rows, compute held__previous = SUM(balance).
-- Put the totals side by side; a group that one side lacks has nulls there.
-- Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null.

-- duckdb
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-09 and before 2024-01-10. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-09' AS DATE) AND on_day < CAST('2024-01-10' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-08 and before 2024-01-09. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-08' AS DATE) AND on_day < CAST('2024-01-09' AS DATE)
), balances_before_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held__previous = SUM(balance). */
  SELECT
    SUM(balance) AS held__previous
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    held__previous
  FROM balances_before_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS DOUBLE) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side;

-- postgres
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-09 and before 2024-01-10. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-09' AS DATE) AND on_day < CAST('2024-01-10' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-08 and before 2024-01-09. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-08' AS DATE) AND on_day < CAST('2024-01-09' AS DATE)
), balances_before_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held__previous = SUM(balance). */
  SELECT
    SUM(balance) AS held__previous
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    (
      SELECT
        held__previous
      FROM balances_before_totals
      WHERE
        FALSE
    ) AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    (
      SELECT
        held
      FROM balances_at_last_totals
      WHERE
        FALSE
    ) AS held,
    held__previous
  FROM balances_before_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS DOUBLE PRECISION) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side;

-- spark
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-09 and before 2024-01-10. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-09' AS DATE) AND on_day < CAST('2024-01-10' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-08 and before 2024-01-09. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-08' AS DATE) AND on_day < CAST('2024-01-09' AS DATE)
), balances_before_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held__previous = SUM(balance). */
  SELECT
    SUM(balance) AS held__previous
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    held__previous
  FROM balances_before_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS DOUBLE) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side;

-- trino
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-09 and before 2024-01-10. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-09' AS DATE) AND on_day < CAST('2024-01-10' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-08 and before 2024-01-09. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-08' AS DATE) AND on_day < CAST('2024-01-09' AS DATE)
), balances_before_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held__previous = SUM(balance). */
  SELECT
    SUM(balance) AS held__previous
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    held__previous
  FROM balances_before_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS DOUBLE) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side;

-- snowflake
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-09 and before 2024-01-10. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-09' AS DATE) AND on_day < CAST('2024-01-10' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-08 and before 2024-01-09. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-08' AS DATE) AND on_day < CAST('2024-01-09' AS DATE)
), balances_before_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held__previous = SUM(balance). */
  SELECT
    SUM(balance) AS held__previous
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    held__previous
  FROM balances_before_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS DOUBLE) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side;

-- bigquery
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-09 and before 2024-01-10. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-09' AS DATE) AND on_day < CAST('2024-01-10' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-08 and before 2024-01-09. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-08' AS DATE) AND on_day < CAST('2024-01-09' AS DATE)
), balances_before_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held__previous = SUM(balance). */
  SELECT
    SUM(balance) AS held__previous
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    held__previous
  FROM balances_before_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS FLOAT64) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side;

-- databricks
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-09 and before 2024-01-10. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-09' AS DATE) AND on_day < CAST('2024-01-10' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-08 and before 2024-01-09. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-08' AS DATE) AND on_day < CAST('2024-01-09' AS DATE)
), balances_before_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held__previous = SUM(balance). */
  SELECT
    SUM(balance) AS held__previous
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    held__previous
  FROM balances_before_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS DOUBLE) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side;

-- clickhouse
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-09 and before 2024-01-10. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-09' AS Nullable(DATE))
    AND on_day < CAST('2024-01-10' AS Nullable(DATE))
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-08 and before 2024-01-09. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-01-08' AS Nullable(DATE))
    AND on_day < CAST('2024-01-09' AS Nullable(DATE))
), balances_before_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held__previous = SUM(balance). */
  SELECT
    SUM(balance) AS held__previous
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    held__previous
  FROM balances_before_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS Nullable(Float64)) / nullIf(MAX(held__previous), 0) AS held__change
FROM side_by_side
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
