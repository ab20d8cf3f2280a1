-- query: held_by_each, accounts_at_last by time.week
-- Read balances.
-- Keep the rows at the last on_day of each time.week and customer.
-- For each time.week, compute held_by_each = SUM(balance).
-- Keep the rows at the last on_day of each time.week.
-- For each time.week, compute accounts_at_last = COUNT(*).
-- Put the totals side by side by time.week; a group that one side lacks has nulls there.
-- Sort by time.week.

-- duckdb
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('WEEK', on_day) AS DATE) AS "time.week",
    on_day,
    customer_id AS customer,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('WEEK', on_day) AS DATE), customer_id) AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.week and customer. */
  /* For each time.week, compute held_by_each = SUM(balance). */
  SELECT
    "time.week",
    SUM(balance) AS held_by_each
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.week"
), balances_rows_ AS (
  SELECT
    CAST(DATE_TRUNC('WEEK', on_day) AS DATE) AS "time.week",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('WEEK', on_day) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.week. */
  /* For each time.week, compute accounts_at_last = COUNT(*). */
  SELECT
    "time.week",
    COUNT(*) AS accounts_at_last
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.week"
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    "time.week",
    held_by_each,
    NULL AS accounts_at_last
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.week",
    NULL AS held_by_each,
    accounts_at_last
  FROM balances_at_last_totals_
)
SELECT
  "time.week",
  MAX(held_by_each) AS held_by_each,
  MAX(accounts_at_last) AS accounts_at_last
FROM side_by_side
GROUP BY
  "time.week"
ORDER BY
  "time.week" ASC;

-- postgres
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('WEEK', on_day) AS DATE) AS "time.week",
    on_day,
    customer_id AS customer,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('WEEK', on_day) AS DATE), customer_id) AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.week and customer. */
  /* For each time.week, compute held_by_each = SUM(balance). */
  SELECT
    "time.week",
    SUM(balance) AS held_by_each
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.week"
), balances_rows_ AS (
  SELECT
    CAST(DATE_TRUNC('WEEK', on_day) AS DATE) AS "time.week",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('WEEK', on_day) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.week. */
  /* For each time.week, compute accounts_at_last = COUNT(*). */
  SELECT
    "time.week",
    COUNT(*) AS accounts_at_last
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.week"
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    "time.week",
    held_by_each,
    (
      SELECT
        accounts_at_last
      FROM balances_at_last_totals_
      WHERE
        FALSE
    ) AS accounts_at_last
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.week",
    (
      SELECT
        held_by_each
      FROM balances_at_last_totals
      WHERE
        FALSE
    ) AS held_by_each,
    accounts_at_last
  FROM balances_at_last_totals_
)
SELECT
  "time.week",
  MAX(held_by_each) AS held_by_each,
  MAX(accounts_at_last) AS accounts_at_last
FROM side_by_side
GROUP BY
  "time.week"
ORDER BY
  "time.week" ASC;

-- spark
WITH balances_rows AS (
  SELECT
    balance,
    CAST(CAST(DATE_TRUNC('WEEK', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    on_day,
    customer_id AS customer,
    MAX(on_day) OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('WEEK', on_day) AS TIMESTAMP_NTZ) AS DATE), customer_id
    ) AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.week and customer. */
  /* For each time.week, compute held_by_each = SUM(balance). */
  SELECT
    `time.week`,
    SUM(balance) AS held_by_each
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.week`
), balances_rows_ AS (
  SELECT
    CAST(CAST(DATE_TRUNC('WEEK', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(CAST(DATE_TRUNC('WEEK', on_day) AS TIMESTAMP_NTZ) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.week. */
  /* For each time.week, compute accounts_at_last = COUNT(*). */
  SELECT
    `time.week`,
    COUNT(*) AS accounts_at_last
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.week`
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    `time.week`,
    held_by_each,
    NULL AS accounts_at_last
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    `time.week`,
    NULL AS held_by_each,
    accounts_at_last
  FROM balances_at_last_totals_
)
SELECT
  `time.week`,
  MAX(held_by_each) AS held_by_each,
  MAX(accounts_at_last) AS accounts_at_last
FROM side_by_side
GROUP BY
  `time.week`
ORDER BY
  `time.week` ASC NULLS LAST;

-- trino
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('WEEK', on_day) AS DATE) AS "time.week",
    on_day,
    customer_id AS customer,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('WEEK', on_day) AS DATE), customer_id) AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.week and customer. */
  /* For each time.week, compute held_by_each = SUM(balance). */
  SELECT
    "time.week",
    SUM(balance) AS held_by_each
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.week"
), balances_rows_ AS (
  SELECT
    CAST(DATE_TRUNC('WEEK', on_day) AS DATE) AS "time.week",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('WEEK', on_day) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.week. */
  /* For each time.week, compute accounts_at_last = COUNT(*). */
  SELECT
    "time.week",
    COUNT(*) AS accounts_at_last
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.week"
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    "time.week",
    held_by_each,
    NULL AS accounts_at_last
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.week",
    NULL AS held_by_each,
    accounts_at_last
  FROM balances_at_last_totals_
)
SELECT
  "time.week",
  MAX(held_by_each) AS held_by_each,
  MAX(accounts_at_last) AS accounts_at_last
FROM side_by_side
GROUP BY
  "time.week"
ORDER BY
  "time.week" ASC;

-- snowflake
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC('WEEK', on_day) AS DATE) AS "time.week",
    on_day,
    customer_id AS customer,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('WEEK', on_day) AS DATE), customer_id) AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.week and customer. */
  /* For each time.week, compute held_by_each = SUM(balance). */
  SELECT
    "time.week",
    SUM(balance) AS held_by_each
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.week"
), balances_rows_ AS (
  SELECT
    CAST(DATE_TRUNC('WEEK', on_day) AS DATE) AS "time.week",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('WEEK', on_day) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.week. */
  /* For each time.week, compute accounts_at_last = COUNT(*). */
  SELECT
    "time.week",
    COUNT(*) AS accounts_at_last
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.week"
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    "time.week",
    held_by_each,
    NULL AS accounts_at_last
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.week",
    NULL AS held_by_each,
    accounts_at_last
  FROM balances_at_last_totals_
)
SELECT
  "time.week",
  MAX(held_by_each) AS held_by_each,
  MAX(accounts_at_last) AS accounts_at_last
FROM side_by_side
GROUP BY
  "time.week"
ORDER BY
  "time.week" ASC;

-- bigquery
WITH balances_rows AS (
  SELECT
    balance,
    CAST(DATE_TRUNC(on_day, WEEK(MONDAY)) AS DATE) AS `time_week`,
    on_day,
    customer_id AS customer,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC(on_day, WEEK(MONDAY)) AS DATE), customer_id) AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.week and customer. */
  /* For each time.week, compute held_by_each = SUM(balance). */
  SELECT
    `time_week`,
    SUM(balance) AS held_by_each
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    `time_week`
), balances_rows_ AS (
  SELECT
    CAST(DATE_TRUNC(on_day, WEEK(MONDAY)) AS DATE) AS `time_week`,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC(on_day, WEEK(MONDAY)) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.week. */
  /* For each time.week, compute accounts_at_last = COUNT(*). */
  SELECT
    `time_week`,
    COUNT(*) AS accounts_at_last
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    `time_week`
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    `time_week`,
    held_by_each,
    NULL AS accounts_at_last
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    `time_week`,
    NULL AS held_by_each,
    accounts_at_last
  FROM balances_at_last_totals_
)
SELECT
  `time_week`,
  MAX(held_by_each) AS held_by_each,
  MAX(accounts_at_last) AS accounts_at_last
FROM side_by_side
GROUP BY
  `time_week`
ORDER BY
  `time_week` ASC NULLS LAST;

-- databricks
WITH balances_rows AS (
  SELECT
    balance,
    CAST(CAST(DATE_TRUNC('WEEK', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    on_day,
    customer_id AS customer,
    MAX(on_day) OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('WEEK', on_day) AS TIMESTAMP_NTZ) AS DATE), customer_id
    ) AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.week and customer. */
  /* For each time.week, compute held_by_each = SUM(balance). */
  SELECT
    `time.week`,
    SUM(balance) AS held_by_each
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.week`
), balances_rows_ AS (
  SELECT
    CAST(CAST(DATE_TRUNC('WEEK', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.week`,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(CAST(DATE_TRUNC('WEEK', on_day) AS TIMESTAMP_NTZ) AS DATE)) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.week. */
  /* For each time.week, compute accounts_at_last = COUNT(*). */
  SELECT
    `time.week`,
    COUNT(*) AS accounts_at_last
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.week`
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    `time.week`,
    held_by_each,
    NULL AS accounts_at_last
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    `time.week`,
    NULL AS held_by_each,
    accounts_at_last
  FROM balances_at_last_totals_
)
SELECT
  `time.week`,
  MAX(held_by_each) AS held_by_each,
  MAX(accounts_at_last) AS accounts_at_last
FROM side_by_side
GROUP BY
  `time.week`
ORDER BY
  `time.week` ASC NULLS LAST;

-- clickhouse
WITH balances_rows AS (
  SELECT
    balance,
    CAST(dateTrunc('WEEK', on_day) AS Nullable(DATE)) AS "time.week",
    on_day,
    customer_id AS customer,
    MAX(on_day) OVER (PARTITION BY CAST(dateTrunc('WEEK', on_day) AS Nullable(DATE)), customer_id) AS last_on_day
  FROM balances
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.week and customer. */
  /* For each time.week, compute held_by_each = SUM(balance). */
  SELECT
    "time.week",
    SUM(balance) AS held_by_each
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.week"
), balances_rows_ AS (
  SELECT
    CAST(dateTrunc('WEEK', on_day) AS Nullable(DATE)) AS "time.week",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(dateTrunc('WEEK', on_day) AS Nullable(DATE))) AS last_on_day
  FROM balances
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day of each time.week. */
  /* For each time.week, compute accounts_at_last = COUNT(*). */
  SELECT
    "time.week",
    COUNT(*) AS accounts_at_last
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.week"
), side_by_side AS (
  /* Put the totals side by side by time.week; a group that one side lacks has nulls there. */
  SELECT
    "time.week",
    held_by_each,
    NULL AS accounts_at_last
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.week",
    NULL AS held_by_each,
    accounts_at_last
  FROM balances_at_last_totals_
)
SELECT
  "time.week",
  MAX(held_by_each) AS held_by_each,
  MAX(accounts_at_last) AS accounts_at_last
FROM side_by_side
GROUP BY
  "time.week"
ORDER BY
  "time.week" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
