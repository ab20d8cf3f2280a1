-- query: held by time.month during 2024-02 compare to previous month
-- Read balances.
-- Keep rows where balances.on_day is from 2024-02-01 and before 2024-03-01.
-- Keep the rows at the last on_day of each time.month.
-- For each time.month, compute held = SUM(balance).
-- Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01.
-- Make a calendar: every month from 2024-02-01 to 2024-02-01.
-- Count each row at every instant of calendar where calendar.instant - 1 month = month of balances.on_day.
-- Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01.
-- Keep the rows at the last time.month of each time.month.
-- For each time.month, compute held__previous = SUM(balance).
-- Put the totals side by side by time.month; a group that one side lacks has nulls there.
-- Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null.
-- Sort by time.month.

-- duckdb
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-02-01 and before 2024-03-01. */
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-02-01' AS DATE) AND on_day < CAST('2024-03-01' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), calendar AS (
  /* Make a calendar: every month from 2024-02-01 to 2024-02-01. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST('2024-02-01' AS DATE), CAST('2024-02-01' AS DATE), INTERVAL '1' MONTH)
    ) AS DATE) AS instant
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Count each row at every instant of calendar where calendar.instant - 1 month = month of balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    calendar.instant AS "time.month",
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS "last_time.month"
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = CAST(DATE_TRUNC('MONTH', balances.on_day) AS DATE)
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-02-01' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-02-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows__ AS (
  /* Keep the rows at the last time.month of each time.month. */
  SELECT
    balance,
    "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY "time.month") AS last_on_day
  FROM balances_rows_
  WHERE
    "time.month" = "last_time.month"
), balances_earlier_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held__previous = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held__previous
  FROM balances_rows__
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    held,
    NULL AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS held,
    held__previous
  FROM balances_earlier_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS DOUBLE) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-02-01 and before 2024-03-01. */
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-02-01' AS DATE) AND on_day < CAST('2024-03-01' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), calendar AS (
  /* Make a calendar: every month from 2024-02-01 to 2024-02-01. */
  SELECT
    CAST(GENERATE_SERIES(
      CAST(CAST('2024-02-01' AS DATE) AS TIMESTAMP),
      CAST(CAST('2024-02-01' AS DATE) AS TIMESTAMP),
      INTERVAL '1 MONTH'
    ) AS DATE) AS instant
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Count each row at every instant of calendar where calendar.instant - 1 month = month of balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    calendar.instant AS "time.month",
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS "last_time.month"
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '1 MONTH' = CAST(DATE_TRUNC('MONTH', balances.on_day) AS DATE)
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-02-01' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-02-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows__ AS (
  /* Keep the rows at the last time.month of each time.month. */
  SELECT
    balance,
    "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY "time.month") AS last_on_day
  FROM balances_rows_
  WHERE
    "time.month" = "last_time.month"
), balances_earlier_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held__previous = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held__previous
  FROM balances_rows__
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    held,
    (
      SELECT
        held__previous
      FROM balances_earlier_totals
      WHERE
        FALSE
    ) AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        held
      FROM balances_at_last_totals
      WHERE
        FALSE
    ) AS held,
    held__previous
  FROM balances_earlier_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS DOUBLE PRECISION) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-02-01 and before 2024-03-01. */
  SELECT
    balance,
    CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE)) AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-02-01' AS DATE) AND on_day < CAST('2024-03-01' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), calendar AS (
  /* Make a calendar: every month from 2024-02-01 to 2024-02-01. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-02-01' AS DATE), CAST('2024-02-01' AS DATE), INTERVAL '1' MONTH)
    ) AS instant
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Count each row at every instant of calendar where calendar.instant - 1 month = month of balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    calendar.instant AS `time.month`,
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS `last_time.month`
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = CAST(CAST(DATE_TRUNC('MONTH', balances.on_day) AS TIMESTAMP_NTZ) AS DATE)
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-02-01' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-02-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows__ AS (
  /* Keep the rows at the last time.month of each time.month. */
  SELECT
    balance,
    `time.month`,
    on_day,
    MAX(on_day) OVER (PARTITION BY `time.month`) AS last_on_day
  FROM balances_rows_
  WHERE
    `time.month` = `last_time.month`
), balances_earlier_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held__previous = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS held__previous
  FROM balances_rows__
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    held,
    NULL AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS held,
    held__previous
  FROM balances_earlier_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  `time.month`,
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS DOUBLE) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-02-01 and before 2024-03-01. */
  SELECT
    balance,
    CAST(DATE_TRUNC('MONTH', on_day) AS DATE) AS "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', on_day) AS DATE)) AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-02-01' AS DATE) AND on_day < CAST('2024-03-01' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), calendar AS (
  /* Make a calendar: every month from 2024-02-01 to 2024-02-01. */
  SELECT
    listed AS instant
  FROM UNNEST(SEQUENCE(CAST('2024-02-01' AS DATE), CAST('2024-02-01' AS DATE), INTERVAL '1' MONTH)) AS series(listed)
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Count each row at every instant of calendar where calendar.instant - 1 month = month of balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    calendar.instant AS "time.month",
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS "last_time.month"
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = CAST(DATE_TRUNC('MONTH', balances.on_day) AS DATE)
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-02-01' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-02-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows__ AS (
  /* Keep the rows at the last time.month of each time.month. */
  SELECT
    balance,
    "time.month",
    on_day,
    MAX(on_day) OVER (PARTITION BY "time.month") AS last_on_day
  FROM balances_rows_
  WHERE
    "time.month" = "last_time.month"
), balances_earlier_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held__previous = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held__previous
  FROM balances_rows__
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    held,
    NULL AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS held,
    held__previous
  FROM balances_earlier_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  "time.month",
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS DOUBLE) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
-- refused: Making a calendar of every month is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- refused: Making a calendar of every month is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-02-01 and before 2024-03-01. */
  SELECT
    balance,
    CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    on_day,
    MAX(on_day) OVER (PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', on_day) AS TIMESTAMP_NTZ) AS DATE)) AS last_on_day
  FROM balances
  WHERE
    on_day >= CAST('2024-02-01' AS DATE) AND on_day < CAST('2024-03-01' AS DATE)
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), calendar AS (
  /* Make a calendar: every month from 2024-02-01 to 2024-02-01. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-02-01' AS DATE), CAST('2024-02-01' AS DATE), INTERVAL '1' MONTH)
    ) AS instant
), balances_rows_ AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-01. */
  /* Count each row at every instant of calendar where calendar.instant - 1 month = month of balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    calendar.instant AS `time.month`,
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS `last_time.month`
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = CAST(CAST(DATE_TRUNC('MONTH', balances.on_day) AS TIMESTAMP_NTZ) AS DATE)
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-02-01' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-02-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows__ AS (
  /* Keep the rows at the last time.month of each time.month. */
  SELECT
    balance,
    `time.month`,
    on_day,
    MAX(on_day) OVER (PARTITION BY `time.month`) AS last_on_day
  FROM balances_rows_
  WHERE
    `time.month` = `last_time.month`
), balances_earlier_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held__previous = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS held__previous
  FROM balances_rows__
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    held,
    NULL AS held__previous
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS held,
    held__previous
  FROM balances_earlier_totals
)
/* Compute held__difference = held - held__previous and held__change = (held - held__previous) / held__previous; a division by zero gives null. */
SELECT
  `time.month`,
  MAX(held) AS held,
  MAX(held__previous) AS held__previous,
  MAX(held) - MAX(held__previous) AS held__difference,
  CAST((
    MAX(held) - MAX(held__previous)
  ) AS DOUBLE) / NULLIF(MAX(held__previous), 0) AS held__change
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
-- refused: Making a calendar of every month is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
