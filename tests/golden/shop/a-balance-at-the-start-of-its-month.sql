-- query: held_at_start by time.day, kind during 2024-01-30 to 2024-02-02
-- Read balances.
-- Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-03.
-- Make a calendar: every day from 2024-01-30 to 2024-02-02.
-- Count each row at every instant of calendar where month of calendar.instant = balances.on_day.
-- Keep rows where calendar.instant is from 2024-01-30 and before 2024-02-03.
-- Keep the rows at the last time.day of each time.day.
-- Keep the rows at the last on_day of each time.day.
-- For each time.day and kind, compute held_at_start = SUM(balance).
-- Sort by time.day and kind.

-- duckdb
WITH calendar AS (
  /* Make a calendar: every day from 2024-01-30 to 2024-02-02. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST('2024-01-30' AS DATE), CAST('2024-02-02' AS DATE), INTERVAL '1' DAY)
    ) AS DATE) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-03. */
  /* Count each row at every instant of calendar where month of calendar.instant = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-30 and before 2024-02-03. */
  SELECT
    balances.balance,
    calendar.instant AS "time.day",
    balances.kind,
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS "last_time.day"
  FROM balances
  JOIN calendar
    ON CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-02-03' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-30' AS DATE)
      AND calendar.instant < CAST('2024-02-03' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last time.day of each time.day. */
  SELECT
    balance,
    "time.day",
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY "time.day") AS last_on_day
  FROM balances_rows
  WHERE
    "time.day" = "last_time.day"
)
/* Keep the rows at the last on_day of each time.day. */
/* For each time.day and kind, compute held_at_start = SUM(balance). */
SELECT
  "time.day",
  kind,
  SUM(balance) AS held_at_start
FROM balances_rows_
WHERE
  on_day = last_on_day
GROUP BY
  "time.day",
  kind
ORDER BY
  "time.day" ASC,
  kind ASC;

-- postgres
WITH calendar AS (
  /* Make a calendar: every day from 2024-01-30 to 2024-02-02. */
  SELECT
    CAST(GENERATE_SERIES(
      CAST(CAST('2024-01-30' AS DATE) AS TIMESTAMP),
      CAST(CAST('2024-02-02' AS DATE) AS TIMESTAMP),
      INTERVAL '1 DAY'
    ) AS DATE) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-03. */
  /* Count each row at every instant of calendar where month of calendar.instant = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-30 and before 2024-02-03. */
  SELECT
    balances.balance,
    calendar.instant AS "time.day",
    balances.kind,
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS "last_time.day"
  FROM balances
  JOIN calendar
    ON CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-02-03' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-30' AS DATE)
      AND calendar.instant < CAST('2024-02-03' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last time.day of each time.day. */
  SELECT
    balance,
    "time.day",
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY "time.day") AS last_on_day
  FROM balances_rows
  WHERE
    "time.day" = "last_time.day"
)
/* Keep the rows at the last on_day of each time.day. */
/* For each time.day and kind, compute held_at_start = SUM(balance). */
SELECT
  "time.day",
  kind,
  SUM(balance) AS held_at_start
FROM balances_rows_
WHERE
  on_day = last_on_day
GROUP BY
  "time.day",
  kind
ORDER BY
  "time.day" ASC,
  kind ASC;

-- spark
WITH calendar AS (
  /* Make a calendar: every day from 2024-01-30 to 2024-02-02. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-30' AS DATE), CAST('2024-02-02' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-03. */
  /* Count each row at every instant of calendar where month of calendar.instant = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-30 and before 2024-02-03. */
  SELECT
    balances.balance,
    calendar.instant AS `time.day`,
    balances.kind,
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS `last_time.day`
  FROM balances
  JOIN calendar
    ON CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-02-03' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-30' AS DATE)
      AND calendar.instant < CAST('2024-02-03' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last time.day of each time.day. */
  SELECT
    balance,
    `time.day`,
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY `time.day`) AS last_on_day
  FROM balances_rows
  WHERE
    `time.day` = `last_time.day`
)
/* Keep the rows at the last on_day of each time.day. */
/* For each time.day and kind, compute held_at_start = SUM(balance). */
SELECT
  `time.day`,
  kind,
  SUM(balance) AS held_at_start
FROM balances_rows_
WHERE
  on_day = last_on_day
GROUP BY
  `time.day`,
  kind
ORDER BY
  `time.day` ASC NULLS LAST,
  kind ASC NULLS LAST;

-- trino
WITH calendar AS (
  /* Make a calendar: every day from 2024-01-30 to 2024-02-02. */
  SELECT
    listed AS instant
  FROM UNNEST(SEQUENCE(CAST('2024-01-30' AS DATE), CAST('2024-02-02' AS DATE), INTERVAL '1' DAY)) AS series(listed)
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-03. */
  /* Count each row at every instant of calendar where month of calendar.instant = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-30 and before 2024-02-03. */
  SELECT
    balances.balance,
    calendar.instant AS "time.day",
    balances.kind,
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS "last_time.day"
  FROM balances
  JOIN calendar
    ON CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-02-03' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-30' AS DATE)
      AND calendar.instant < CAST('2024-02-03' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last time.day of each time.day. */
  SELECT
    balance,
    "time.day",
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY "time.day") AS last_on_day
  FROM balances_rows
  WHERE
    "time.day" = "last_time.day"
)
/* Keep the rows at the last on_day of each time.day. */
/* For each time.day and kind, compute held_at_start = SUM(balance). */
SELECT
  "time.day",
  kind,
  SUM(balance) AS held_at_start
FROM balances_rows_
WHERE
  on_day = last_on_day
GROUP BY
  "time.day",
  kind
ORDER BY
  "time.day" ASC,
  kind ASC;

-- snowflake
-- refused: Making a calendar of every day is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- refused: Making a calendar of every day is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH calendar AS (
  /* Make a calendar: every day from 2024-01-30 to 2024-02-02. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-30' AS DATE), CAST('2024-02-02' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-02-03. */
  /* Count each row at every instant of calendar where month of calendar.instant = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-30 and before 2024-02-03. */
  SELECT
    balances.balance,
    calendar.instant AS `time.day`,
    balances.kind,
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS `last_time.day`
  FROM balances
  JOIN calendar
    ON CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-02-03' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-30' AS DATE)
      AND calendar.instant < CAST('2024-02-03' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last time.day of each time.day. */
  SELECT
    balance,
    `time.day`,
    kind,
    on_day,
    MAX(on_day) OVER (PARTITION BY `time.day`) AS last_on_day
  FROM balances_rows
  WHERE
    `time.day` = `last_time.day`
)
/* Keep the rows at the last on_day of each time.day. */
/* For each time.day and kind, compute held_at_start = SUM(balance). */
SELECT
  `time.day`,
  kind,
  SUM(balance) AS held_at_start
FROM balances_rows_
WHERE
  on_day = last_on_day
GROUP BY
  `time.day`,
  kind
ORDER BY
  `time.day` ASC NULLS LAST,
  kind ASC NULLS LAST;

-- clickhouse
-- refused: Making a calendar of every day is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
