-- query: held_before by time.day during 2024-02 to 2024-03
-- Read balances.
-- Keep rows where balances.on_day is from 2024-01-01 and before 2024-03-01.
-- Make a calendar: every day from 2024-02-01 to 2024-03-31.
-- Count each row at every instant of calendar where calendar.instant - 1 month = balances.on_day.
-- Keep rows where calendar.instant is from 2024-02-01 and before 2024-04-01.
-- Keep the rows at the last time.day of each time.day.
-- Keep the rows at the last on_day of each time.day.
-- For each time.day, compute held_before = SUM(balance).
-- Sort by time.day.

-- duckdb
WITH calendar AS (
  /* Make a calendar: every day from 2024-02-01 to 2024-03-31. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST('2024-02-01' AS DATE), CAST('2024-03-31' AS DATE), INTERVAL '1' DAY)
    ) AS DATE) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-03-01. */
  /* Count each row at every instant of calendar where calendar.instant - 1 month = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-04-01. */
  SELECT
    balances.balance,
    calendar.instant AS "time.day",
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS "last_time.day"
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-03-01' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-02-01' AS DATE)
      AND calendar.instant < CAST('2024-04-01' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last time.day of each time.day. */
  SELECT
    balance,
    "time.day",
    on_day,
    MAX(on_day) OVER (PARTITION BY "time.day") AS last_on_day
  FROM balances_rows
  WHERE
    "time.day" = "last_time.day"
)
/* Keep the rows at the last on_day of each time.day. */
/* For each time.day, compute held_before = SUM(balance). */
SELECT
  "time.day",
  SUM(balance) AS held_before
FROM balances_rows_
WHERE
  on_day = last_on_day
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- postgres
WITH calendar AS (
  /* Make a calendar: every day from 2024-02-01 to 2024-03-31. */
  SELECT
    CAST(GENERATE_SERIES(
      CAST(CAST('2024-02-01' AS DATE) AS TIMESTAMP),
      CAST(CAST('2024-03-31' AS DATE) AS TIMESTAMP),
      INTERVAL '1 DAY'
    ) AS DATE) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-03-01. */
  /* Count each row at every instant of calendar where calendar.instant - 1 month = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-04-01. */
  SELECT
    balances.balance,
    calendar.instant AS "time.day",
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS "last_time.day"
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '1 MONTH' = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-03-01' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-02-01' AS DATE)
      AND calendar.instant < CAST('2024-04-01' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last time.day of each time.day. */
  SELECT
    balance,
    "time.day",
    on_day,
    MAX(on_day) OVER (PARTITION BY "time.day") AS last_on_day
  FROM balances_rows
  WHERE
    "time.day" = "last_time.day"
)
/* Keep the rows at the last on_day of each time.day. */
/* For each time.day, compute held_before = SUM(balance). */
SELECT
  "time.day",
  SUM(balance) AS held_before
FROM balances_rows_
WHERE
  on_day = last_on_day
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- spark
WITH calendar AS (
  /* Make a calendar: every day from 2024-02-01 to 2024-03-31. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-02-01' AS DATE), CAST('2024-03-31' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-03-01. */
  /* Count each row at every instant of calendar where calendar.instant - 1 month = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-04-01. */
  SELECT
    balances.balance,
    calendar.instant AS `time.day`,
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS `last_time.day`
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-03-01' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-02-01' AS DATE)
      AND calendar.instant < CAST('2024-04-01' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last time.day of each time.day. */
  SELECT
    balance,
    `time.day`,
    on_day,
    MAX(on_day) OVER (PARTITION BY `time.day`) AS last_on_day
  FROM balances_rows
  WHERE
    `time.day` = `last_time.day`
)
/* Keep the rows at the last on_day of each time.day. */
/* For each time.day, compute held_before = SUM(balance). */
SELECT
  `time.day`,
  SUM(balance) AS held_before
FROM balances_rows_
WHERE
  on_day = last_on_day
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- trino
WITH calendar AS (
  /* Make a calendar: every day from 2024-02-01 to 2024-03-31. */
  SELECT
    listed AS instant
  FROM UNNEST(SEQUENCE(CAST('2024-02-01' AS DATE), CAST('2024-03-31' AS DATE), INTERVAL '1' DAY)) AS series(listed)
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-03-01. */
  /* Count each row at every instant of calendar where calendar.instant - 1 month = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-04-01. */
  SELECT
    balances.balance,
    calendar.instant AS "time.day",
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS "last_time.day"
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-03-01' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-02-01' AS DATE)
      AND calendar.instant < CAST('2024-04-01' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last time.day of each time.day. */
  SELECT
    balance,
    "time.day",
    on_day,
    MAX(on_day) OVER (PARTITION BY "time.day") AS last_on_day
  FROM balances_rows
  WHERE
    "time.day" = "last_time.day"
)
/* Keep the rows at the last on_day of each time.day. */
/* For each time.day, compute held_before = SUM(balance). */
SELECT
  "time.day",
  SUM(balance) AS held_before
FROM balances_rows_
WHERE
  on_day = last_on_day
GROUP BY
  "time.day"
ORDER BY
  "time.day" ASC;

-- snowflake
-- refused: Making a calendar of every day is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- refused: Making a calendar of every day is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH calendar AS (
  /* Make a calendar: every day from 2024-02-01 to 2024-03-31. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-02-01' AS DATE), CAST('2024-03-31' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2024-01-01 and before 2024-03-01. */
  /* Count each row at every instant of calendar where calendar.instant - 1 month = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-04-01. */
  SELECT
    balances.balance,
    calendar.instant AS `time.day`,
    balances.on_day,
    MAX(calendar.instant) OVER (PARTITION BY calendar.instant) AS `last_time.day`
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2024-01-01' AS DATE)
      AND balances.on_day < CAST('2024-03-01' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-02-01' AS DATE)
      AND calendar.instant < CAST('2024-04-01' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last time.day of each time.day. */
  SELECT
    balance,
    `time.day`,
    on_day,
    MAX(on_day) OVER (PARTITION BY `time.day`) AS last_on_day
  FROM balances_rows
  WHERE
    `time.day` = `last_time.day`
)
/* Keep the rows at the last on_day of each time.day. */
/* For each time.day, compute held_before = SUM(balance). */
SELECT
  `time.day`,
  SUM(balance) AS held_before
FROM balances_rows_
WHERE
  on_day = last_on_day
GROUP BY
  `time.day`
ORDER BY
  `time.day` ASC NULLS LAST;

-- clickhouse
-- refused: Making a calendar of every day is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
