-- query: held, first_held by kind
-- Read balances.
-- Keep the rows at the last on_day.
-- For each kind, compute held = SUM(balance).
-- Keep the rows at the first on_day.
-- For each kind, compute first_held = SUM(balance).
-- Put the totals side by side by kind; a group that one side lacks has nulls there.
-- Sort by kind.

-- duckdb
WITH balances_rows AS (
  SELECT
    balance,
    kind,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each kind, compute held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    kind
), balances_rows_ AS (
  SELECT
    balance,
    kind,
    on_day,
    MIN(on_day) OVER () AS first_on_day
  FROM balances
), balances_at_first_totals AS (
  /* Keep the rows at the first on_day. */
  /* For each kind, compute first_held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS first_held
  FROM balances_rows_
  WHERE
    on_day = first_on_day
  GROUP BY
    kind
), side_by_side AS (
  /* Put the totals side by side by kind; a group that one side lacks has nulls there. */
  SELECT
    kind,
    held,
    NULL AS first_held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    kind,
    NULL AS held,
    first_held
  FROM balances_at_first_totals
)
SELECT
  kind,
  MAX(held) AS held,
  MAX(first_held) AS first_held
FROM side_by_side
GROUP BY
  kind
ORDER BY
  kind ASC;

-- postgres
WITH balances_rows AS (
  SELECT
    balance,
    kind,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each kind, compute held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    kind
), balances_rows_ AS (
  SELECT
    balance,
    kind,
    on_day,
    MIN(on_day) OVER () AS first_on_day
  FROM balances
), balances_at_first_totals AS (
  /* Keep the rows at the first on_day. */
  /* For each kind, compute first_held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS first_held
  FROM balances_rows_
  WHERE
    on_day = first_on_day
  GROUP BY
    kind
), side_by_side AS (
  /* Put the totals side by side by kind; a group that one side lacks has nulls there. */
  SELECT
    kind,
    held,
    (
      SELECT
        first_held
      FROM balances_at_first_totals
      WHERE
        FALSE
    ) AS first_held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    kind,
    (
      SELECT
        held
      FROM balances_at_last_totals
      WHERE
        FALSE
    ) AS held,
    first_held
  FROM balances_at_first_totals
)
SELECT
  kind,
  MAX(held) AS held,
  MAX(first_held) AS first_held
FROM side_by_side
GROUP BY
  kind
ORDER BY
  kind ASC;

-- spark
WITH balances_rows AS (
  SELECT
    balance,
    kind,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each kind, compute held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    kind
), balances_rows_ AS (
  SELECT
    balance,
    kind,
    on_day,
    MIN(on_day) OVER () AS first_on_day
  FROM balances
), balances_at_first_totals AS (
  /* Keep the rows at the first on_day. */
  /* For each kind, compute first_held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS first_held
  FROM balances_rows_
  WHERE
    on_day = first_on_day
  GROUP BY
    kind
), side_by_side AS (
  /* Put the totals side by side by kind; a group that one side lacks has nulls there. */
  SELECT
    kind,
    held,
    NULL AS first_held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    kind,
    NULL AS held,
    first_held
  FROM balances_at_first_totals
)
SELECT
  kind,
  MAX(held) AS held,
  MAX(first_held) AS first_held
FROM side_by_side
GROUP BY
  kind
ORDER BY
  kind ASC NULLS LAST;

-- trino
WITH balances_rows AS (
  SELECT
    balance,
    kind,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each kind, compute held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    kind
), balances_rows_ AS (
  SELECT
    balance,
    kind,
    on_day,
    MIN(on_day) OVER () AS first_on_day
  FROM balances
), balances_at_first_totals AS (
  /* Keep the rows at the first on_day. */
  /* For each kind, compute first_held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS first_held
  FROM balances_rows_
  WHERE
    on_day = first_on_day
  GROUP BY
    kind
), side_by_side AS (
  /* Put the totals side by side by kind; a group that one side lacks has nulls there. */
  SELECT
    kind,
    held,
    NULL AS first_held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    kind,
    NULL AS held,
    first_held
  FROM balances_at_first_totals
)
SELECT
  kind,
  MAX(held) AS held,
  MAX(first_held) AS first_held
FROM side_by_side
GROUP BY
  kind
ORDER BY
  kind ASC;

-- snowflake
WITH balances_rows AS (
  SELECT
    balance,
    kind,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each kind, compute held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    kind
), balances_rows_ AS (
  SELECT
    balance,
    kind,
    on_day,
    MIN(on_day) OVER () AS first_on_day
  FROM balances
), balances_at_first_totals AS (
  /* Keep the rows at the first on_day. */
  /* For each kind, compute first_held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS first_held
  FROM balances_rows_
  WHERE
    on_day = first_on_day
  GROUP BY
    kind
), side_by_side AS (
  /* Put the totals side by side by kind; a group that one side lacks has nulls there. */
  SELECT
    kind,
    held,
    NULL AS first_held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    kind,
    NULL AS held,
    first_held
  FROM balances_at_first_totals
)
SELECT
  kind,
  MAX(held) AS held,
  MAX(first_held) AS first_held
FROM side_by_side
GROUP BY
  kind
ORDER BY
  kind ASC;

-- bigquery
WITH balances_rows AS (
  SELECT
    balance,
    kind,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each kind, compute held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    kind
), balances_rows_ AS (
  SELECT
    balance,
    kind,
    on_day,
    MIN(on_day) OVER () AS first_on_day
  FROM balances
), balances_at_first_totals AS (
  /* Keep the rows at the first on_day. */
  /* For each kind, compute first_held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS first_held
  FROM balances_rows_
  WHERE
    on_day = first_on_day
  GROUP BY
    kind
), side_by_side AS (
  /* Put the totals side by side by kind; a group that one side lacks has nulls there. */
  SELECT
    kind,
    held,
    NULL AS first_held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    kind,
    NULL AS held,
    first_held
  FROM balances_at_first_totals
)
SELECT
  kind,
  MAX(held) AS held,
  MAX(first_held) AS first_held
FROM side_by_side
GROUP BY
  kind
ORDER BY
  kind ASC NULLS LAST;

-- databricks
WITH balances_rows AS (
  SELECT
    balance,
    kind,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each kind, compute held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    kind
), balances_rows_ AS (
  SELECT
    balance,
    kind,
    on_day,
    MIN(on_day) OVER () AS first_on_day
  FROM balances
), balances_at_first_totals AS (
  /* Keep the rows at the first on_day. */
  /* For each kind, compute first_held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS first_held
  FROM balances_rows_
  WHERE
    on_day = first_on_day
  GROUP BY
    kind
), side_by_side AS (
  /* Put the totals side by side by kind; a group that one side lacks has nulls there. */
  SELECT
    kind,
    held,
    NULL AS first_held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    kind,
    NULL AS held,
    first_held
  FROM balances_at_first_totals
)
SELECT
  kind,
  MAX(held) AS held,
  MAX(first_held) AS first_held
FROM side_by_side
GROUP BY
  kind
ORDER BY
  kind ASC NULLS LAST;

-- clickhouse
WITH balances_rows AS (
  SELECT
    balance,
    kind,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* For each kind, compute held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    kind
), balances_rows_ AS (
  SELECT
    balance,
    kind,
    on_day,
    MIN(on_day) OVER () AS first_on_day
  FROM balances
), balances_at_first_totals AS (
  /* Keep the rows at the first on_day. */
  /* For each kind, compute first_held = SUM(balance). */
  SELECT
    kind,
    SUM(balance) AS first_held
  FROM balances_rows_
  WHERE
    on_day = first_on_day
  GROUP BY
    kind
), side_by_side AS (
  /* Put the totals side by side by kind; a group that one side lacks has nulls there. */
  SELECT
    kind,
    held,
    NULL AS first_held
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    kind,
    NULL AS held,
    first_held
  FROM balances_at_first_totals
)
SELECT
  kind,
  MAX(held) AS held,
  MAX(first_held) AS first_held
FROM side_by_side
GROUP BY
  kind
ORDER BY
  kind ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
