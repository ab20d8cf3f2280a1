-- query: held_a_week_before, held_by_each_before by time.month during 2024-01 to 2024-02
-- Read balances.
-- Keep rows where balances.on_day is from 2023-12-25 and before 2024-02-23.
-- Make a calendar: every day from 2024-01-01 to 2024-02-29.
-- Count each row at every instant of calendar where calendar.instant - 7 days = balances.on_day.
-- Keep rows where calendar.instant is from 2024-01-01 and before 2024-03-01.
-- Keep the rows at the last instant of each time.month.
-- Keep the rows at the last on_day of each time.month.
-- For each time.month, compute held_a_week_before = SUM(balance).
-- Keep the rows at the last instant of each time.month and customer.
-- Keep the rows at the last on_day of each time.month and customer.
-- For each time.month, compute held_by_each_before = SUM(balance).
-- Put the totals side by side by time.month; a group that one side lacks has nulls there.
-- Sort by time.month.

-- duckdb
WITH calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-02-29. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST('2024-01-01' AS DATE), CAST('2024-02-29' AS DATE), INTERVAL '1' DAY)
    ) AS DATE) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2023-12-25 and before 2024-02-23. */
  /* Count each row at every instant of calendar where calendar.instant - 7 days = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    balances.on_day,
    calendar.instant,
    MAX(calendar.instant) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE)) AS last_instant
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '7' DAY = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2023-12-25' AS DATE)
      AND balances.on_day < CAST('2024-02-23' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last instant of each time.month. */
  SELECT
    balance,
    "time.month",
    on_day,
    instant,
    MAX(on_day) OVER (PARTITION BY "time.month") AS last_on_day
  FROM balances_rows
  WHERE
    instant = last_instant
), balances_earlier_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held_a_week_before = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held_a_week_before
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), balances_rows__ AS (
  /* Keep rows where balances.on_day is from 2023-12-25 and before 2024-02-23. */
  /* Count each row at every instant of calendar where calendar.instant - 7 days = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    balances.on_day,
    calendar.instant,
    balances.customer_id AS customer,
    MAX(calendar.instant) OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE), balances.customer_id
    ) AS last_instant
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '7' DAY = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2023-12-25' AS DATE)
      AND balances.on_day < CAST('2024-02-23' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows___ AS (
  /* Keep the rows at the last instant of each time.month and customer. */
  SELECT
    balance,
    "time.month",
    on_day,
    instant,
    customer,
    MAX(on_day) OVER (PARTITION BY "time.month", customer) AS last_on_day
  FROM balances_rows__
  WHERE
    instant = last_instant
), balances_earlier_totals_ AS (
  /* Keep the rows at the last on_day of each time.month and customer. */
  /* For each time.month, compute held_by_each_before = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held_by_each_before
  FROM balances_rows___
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    held_a_week_before,
    NULL AS held_by_each_before
  FROM balances_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS held_a_week_before,
    held_by_each_before
  FROM balances_earlier_totals_
)
SELECT
  "time.month",
  MAX(held_a_week_before) AS held_a_week_before,
  MAX(held_by_each_before) AS held_by_each_before
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-02-29. */
  SELECT
    CAST(GENERATE_SERIES(
      CAST(CAST('2024-01-01' AS DATE) AS TIMESTAMP),
      CAST(CAST('2024-02-29' AS DATE) AS TIMESTAMP),
      INTERVAL '1 DAY'
    ) AS DATE) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2023-12-25 and before 2024-02-23. */
  /* Count each row at every instant of calendar where calendar.instant - 7 days = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    balances.on_day,
    calendar.instant,
    MAX(calendar.instant) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE)) AS last_instant
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '7 DAY' = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2023-12-25' AS DATE)
      AND balances.on_day < CAST('2024-02-23' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last instant of each time.month. */
  SELECT
    balance,
    "time.month",
    on_day,
    instant,
    MAX(on_day) OVER (PARTITION BY "time.month") AS last_on_day
  FROM balances_rows
  WHERE
    instant = last_instant
), balances_earlier_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held_a_week_before = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held_a_week_before
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), balances_rows__ AS (
  /* Keep rows where balances.on_day is from 2023-12-25 and before 2024-02-23. */
  /* Count each row at every instant of calendar where calendar.instant - 7 days = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    balances.on_day,
    calendar.instant,
    balances.customer_id AS customer,
    MAX(calendar.instant) OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE), balances.customer_id
    ) AS last_instant
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '7 DAY' = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2023-12-25' AS DATE)
      AND balances.on_day < CAST('2024-02-23' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows___ AS (
  /* Keep the rows at the last instant of each time.month and customer. */
  SELECT
    balance,
    "time.month",
    on_day,
    instant,
    customer,
    MAX(on_day) OVER (PARTITION BY "time.month", customer) AS last_on_day
  FROM balances_rows__
  WHERE
    instant = last_instant
), balances_earlier_totals_ AS (
  /* Keep the rows at the last on_day of each time.month and customer. */
  /* For each time.month, compute held_by_each_before = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held_by_each_before
  FROM balances_rows___
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    held_a_week_before,
    (
      SELECT
        held_by_each_before
      FROM balances_earlier_totals_
      WHERE
        FALSE
    ) AS held_by_each_before
  FROM balances_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        held_a_week_before
      FROM balances_earlier_totals
      WHERE
        FALSE
    ) AS held_a_week_before,
    held_by_each_before
  FROM balances_earlier_totals_
)
SELECT
  "time.month",
  MAX(held_a_week_before) AS held_a_week_before,
  MAX(held_by_each_before) AS held_by_each_before
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-02-29. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-02-29' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2023-12-25 and before 2024-02-23. */
  /* Count each row at every instant of calendar where calendar.instant - 7 days = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    balances.on_day,
    calendar.instant,
    MAX(calendar.instant) OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE)
    ) AS last_instant
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '7' DAY = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2023-12-25' AS DATE)
      AND balances.on_day < CAST('2024-02-23' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last instant of each time.month. */
  SELECT
    balance,
    `time.month`,
    on_day,
    instant,
    MAX(on_day) OVER (PARTITION BY `time.month`) AS last_on_day
  FROM balances_rows
  WHERE
    instant = last_instant
), balances_earlier_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held_a_week_before = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS held_a_week_before
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), balances_rows__ AS (
  /* Keep rows where balances.on_day is from 2023-12-25 and before 2024-02-23. */
  /* Count each row at every instant of calendar where calendar.instant - 7 days = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    balances.on_day,
    calendar.instant,
    balances.customer_id AS customer,
    MAX(calendar.instant) OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE), balances.customer_id
    ) AS last_instant
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '7' DAY = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2023-12-25' AS DATE)
      AND balances.on_day < CAST('2024-02-23' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows___ AS (
  /* Keep the rows at the last instant of each time.month and customer. */
  SELECT
    balance,
    `time.month`,
    on_day,
    instant,
    customer,
    MAX(on_day) OVER (PARTITION BY `time.month`, customer) AS last_on_day
  FROM balances_rows__
  WHERE
    instant = last_instant
), balances_earlier_totals_ AS (
  /* Keep the rows at the last on_day of each time.month and customer. */
  /* For each time.month, compute held_by_each_before = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS held_by_each_before
  FROM balances_rows___
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    held_a_week_before,
    NULL AS held_by_each_before
  FROM balances_earlier_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS held_a_week_before,
    held_by_each_before
  FROM balances_earlier_totals_
)
SELECT
  `time.month`,
  MAX(held_a_week_before) AS held_a_week_before,
  MAX(held_by_each_before) AS held_by_each_before
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-02-29. */
  SELECT
    listed AS instant
  FROM UNNEST(SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-02-29' AS DATE), INTERVAL '1' DAY)) AS series(listed)
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2023-12-25 and before 2024-02-23. */
  /* Count each row at every instant of calendar where calendar.instant - 7 days = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    balances.on_day,
    calendar.instant,
    MAX(calendar.instant) OVER (PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE)) AS last_instant
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '7' DAY = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2023-12-25' AS DATE)
      AND balances.on_day < CAST('2024-02-23' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last instant of each time.month. */
  SELECT
    balance,
    "time.month",
    on_day,
    instant,
    MAX(on_day) OVER (PARTITION BY "time.month") AS last_on_day
  FROM balances_rows
  WHERE
    instant = last_instant
), balances_earlier_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held_a_week_before = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held_a_week_before
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), balances_rows__ AS (
  /* Keep rows where balances.on_day is from 2023-12-25 and before 2024-02-23. */
  /* Count each row at every instant of calendar where calendar.instant - 7 days = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE) AS "time.month",
    balances.on_day,
    calendar.instant,
    balances.customer_id AS customer,
    MAX(calendar.instant) OVER (
      PARTITION BY CAST(DATE_TRUNC('MONTH', calendar.instant) AS DATE), balances.customer_id
    ) AS last_instant
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '7' DAY = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2023-12-25' AS DATE)
      AND balances.on_day < CAST('2024-02-23' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows___ AS (
  /* Keep the rows at the last instant of each time.month and customer. */
  SELECT
    balance,
    "time.month",
    on_day,
    instant,
    customer,
    MAX(on_day) OVER (PARTITION BY "time.month", customer) AS last_on_day
  FROM balances_rows__
  WHERE
    instant = last_instant
), balances_earlier_totals_ AS (
  /* Keep the rows at the last on_day of each time.month and customer. */
  /* For each time.month, compute held_by_each_before = SUM(balance). */
  SELECT
    "time.month",
    SUM(balance) AS held_by_each_before
  FROM balances_rows___
  WHERE
    on_day = last_on_day
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    held_a_week_before,
    NULL AS held_by_each_before
  FROM balances_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS held_a_week_before,
    held_by_each_before
  FROM balances_earlier_totals_
)
SELECT
  "time.month",
  MAX(held_a_week_before) AS held_a_week_before,
  MAX(held_by_each_before) AS held_by_each_before
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
-- refused: Making a calendar of every day is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- refused: Making a calendar of every day is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH calendar AS (
  /* Make a calendar: every day from 2024-01-01 to 2024-02-29. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-01' AS DATE), CAST('2024-02-29' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), balances_rows AS (
  /* Keep rows where balances.on_day is from 2023-12-25 and before 2024-02-23. */
  /* Count each row at every instant of calendar where calendar.instant - 7 days = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    balances.on_day,
    calendar.instant,
    MAX(calendar.instant) OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE)
    ) AS last_instant
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '7' DAY = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2023-12-25' AS DATE)
      AND balances.on_day < CAST('2024-02-23' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows_ AS (
  /* Keep the rows at the last instant of each time.month. */
  SELECT
    balance,
    `time.month`,
    on_day,
    instant,
    MAX(on_day) OVER (PARTITION BY `time.month`) AS last_on_day
  FROM balances_rows
  WHERE
    instant = last_instant
), balances_earlier_totals AS (
  /* Keep the rows at the last on_day of each time.month. */
  /* For each time.month, compute held_a_week_before = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS held_a_week_before
  FROM balances_rows_
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), balances_rows__ AS (
  /* Keep rows where balances.on_day is from 2023-12-25 and before 2024-02-23. */
  /* Count each row at every instant of calendar where calendar.instant - 7 days = balances.on_day. */
  /* Keep rows where calendar.instant is from 2024-01-01 and before 2024-03-01. */
  SELECT
    balances.balance,
    CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    balances.on_day,
    calendar.instant,
    balances.customer_id AS customer,
    MAX(calendar.instant) OVER (
      PARTITION BY CAST(CAST(DATE_TRUNC('MONTH', calendar.instant) AS TIMESTAMP_NTZ) AS DATE), balances.customer_id
    ) AS last_instant
  FROM balances
  JOIN calendar
    ON calendar.instant - INTERVAL '7' DAY = balances.on_day
  WHERE
    (
      balances.on_day >= CAST('2023-12-25' AS DATE)
      AND balances.on_day < CAST('2024-02-23' AS DATE)
    )
    AND (
      calendar.instant >= CAST('2024-01-01' AS DATE)
      AND calendar.instant < CAST('2024-03-01' AS DATE)
    )
), balances_rows___ AS (
  /* Keep the rows at the last instant of each time.month and customer. */
  SELECT
    balance,
    `time.month`,
    on_day,
    instant,
    customer,
    MAX(on_day) OVER (PARTITION BY `time.month`, customer) AS last_on_day
  FROM balances_rows__
  WHERE
    instant = last_instant
), balances_earlier_totals_ AS (
  /* Keep the rows at the last on_day of each time.month and customer. */
  /* For each time.month, compute held_by_each_before = SUM(balance). */
  SELECT
    `time.month`,
    SUM(balance) AS held_by_each_before
  FROM balances_rows___
  WHERE
    on_day = last_on_day
  GROUP BY
    `time.month`
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    held_a_week_before,
    NULL AS held_by_each_before
  FROM balances_earlier_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS held_a_week_before,
    held_by_each_before
  FROM balances_earlier_totals_
)
SELECT
  `time.month`,
  MAX(held_a_week_before) AS held_a_week_before,
  MAX(held_by_each_before) AS held_by_each_before
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
-- refused: Making a calendar of every day is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
