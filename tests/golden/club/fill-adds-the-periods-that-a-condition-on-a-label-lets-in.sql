-- query: visits by time.month, member during 2024-03 to 2024-05 where member.name is null or member.name < 'B' fill
-- Read visits.
-- Keep rows where visits.visited_on is from 2024-03-01 and before 2024-06-01.
-- Look up member in members by visits.member_id = member.member_id; rows without a match stay, with nulls.
-- Keep rows where member.name is null or member.name < 'B'.
-- For each month of visits.visited_on, visits.member and member.name, compute visits = COUNT(*).
-- Read days.
-- Keep rows where days.day is from 2024-03-01 and before 2024-06-01.
-- List the distinct month of days.day.
-- Add a row with nulls for each time.month of the calendar that has none.
-- Take time.month, member, member.name and visits of every row.
-- Sort by time.month, member and member.name.

-- duckdb
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-06-01. */
  /* For each month of visits.visited_on and visits.member, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    member_id AS member,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    member_id
), visits_totals AS (
  /* Look up member in members by member = member.member_id; rows without a match stay, with nulls. */
  /* Keep rows where member.name is null or member.name < 'B'. */
  SELECT
    visits_by_key."time.month",
    visits_by_key.member,
    member.name AS "member.name",
    visits_by_key.visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member = member.member_id
  WHERE
    (
      member.name IS NULL
    ) OR (
      member.name < 'B'
    )
), periods AS (
  /* Keep rows where days.day is from 2024-03-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-03-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where member.name is null or member.name < 'B'. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.member,
  visits_totals."member.name",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
WHERE
  (
    visits_totals."member.name" IS NULL
  )
  OR (
    visits_totals."member.name" < 'B'
  )
ORDER BY
  "time.month" ASC,
  member ASC,
  "member.name" ASC;

-- postgres
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-06-01. */
  /* For each month of visits.visited_on and visits.member, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    member_id AS member,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    member_id
), visits_totals AS (
  /* Look up member in members by member = member.member_id; rows without a match stay, with nulls. */
  /* Keep rows where member.name is null or member.name < 'B'. */
  SELECT
    visits_by_key."time.month",
    visits_by_key.member,
    member.name AS "member.name",
    visits_by_key.visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member = member.member_id
  WHERE
    (
      member.name IS NULL
    ) OR (
      member.name < 'B'
    )
), periods AS (
  /* Keep rows where days.day is from 2024-03-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-03-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where member.name is null or member.name < 'B'. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.member,
  visits_totals."member.name",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
WHERE
  (
    visits_totals."member.name" IS NULL
  )
  OR (
    visits_totals."member.name" < 'B'
  )
ORDER BY
  "time.month" ASC,
  member ASC,
  "member.name" ASC;

-- spark
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-06-01. */
  /* For each month of visits.visited_on and visits.member, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    member_id AS member,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    member_id
), visits_totals AS (
  /* Look up member in members by member = member.member_id; rows without a match stay, with nulls. */
  /* Keep rows where member.name is null or member.name < 'B'. */
  SELECT
    visits_by_key.`time.month`,
    visits_by_key.member,
    member.name AS `member.name`,
    visits_by_key.visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member = member.member_id
  WHERE
    (
      member.name IS NULL
    ) OR (
      member.name < 'B'
    )
), periods AS (
  /* Keep rows where days.day is from 2024-03-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  WHERE
    day >= CAST('2024-03-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where member.name is null or member.name < 'B'. */
SELECT
  COALESCE(periods.`time.month`, visits_totals.`time.month`) AS `time.month`,
  visits_totals.member,
  visits_totals.`member.name`,
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods.`time.month` = visits_totals.`time.month`
WHERE
  (
    visits_totals.`member.name` IS NULL
  )
  OR (
    visits_totals.`member.name` < 'B'
  )
ORDER BY
  `time.month` ASC NULLS LAST,
  member ASC NULLS LAST,
  `member.name` ASC NULLS LAST;

-- trino
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-06-01. */
  /* For each month of visits.visited_on and visits.member, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    member_id AS member,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    member_id
), visits_totals AS (
  /* Look up member in members by member = member.member_id; rows without a match stay, with nulls. */
  /* Keep rows where member.name is null or member.name < 'B'. */
  SELECT
    visits_by_key."time.month",
    visits_by_key.member,
    member.name AS "member.name",
    visits_by_key.visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member = member.member_id
  WHERE
    (
      member.name IS NULL
    ) OR (
      member.name < 'B'
    )
), periods AS (
  /* Keep rows where days.day is from 2024-03-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-03-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where member.name is null or member.name < 'B'. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.member,
  visits_totals."member.name",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
WHERE
  (
    visits_totals."member.name" IS NULL
  )
  OR (
    visits_totals."member.name" < 'B'
  )
ORDER BY
  "time.month" ASC,
  member ASC,
  "member.name" ASC;

-- snowflake
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-06-01. */
  /* For each month of visits.visited_on and visits.member, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE) AS "time.month",
    member_id AS member,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', visited_on) AS DATE),
    member_id
), visits_totals AS (
  /* Look up member in members by member = member.member_id; rows without a match stay, with nulls. */
  /* Keep rows where member.name is null or member.name < 'B'. */
  SELECT
    visits_by_key."time.month",
    visits_by_key.member,
    member.name AS "member.name",
    visits_by_key.visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member = member.member_id
  WHERE
    (
      member.name IS NULL
    ) OR (
      member.name < 'B'
    )
), periods AS (
  /* Keep rows where days.day is from 2024-03-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC('MONTH', day) AS DATE) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-03-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', day) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where member.name is null or member.name < 'B'. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.member,
  visits_totals."member.name",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
WHERE
  (
    visits_totals."member.name" IS NULL
  )
  OR (
    visits_totals."member.name" < 'B'
  )
ORDER BY
  "time.month" ASC,
  member ASC,
  "member.name" ASC;

-- bigquery
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-06-01. */
  /* For each month of visits.visited_on and visits.member, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE) AS `time_month`,
    member_id AS member,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(visited_on, MONTH) AS DATE),
    member_id
), visits_totals AS (
  /* Look up member in members by member = member.member_id; rows without a match stay, with nulls. */
  /* Keep rows where member.name is null or member.name < 'B'. */
  SELECT
    visits_by_key.`time_month`,
    visits_by_key.member,
    member.name AS `member_name`,
    visits_by_key.visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member = member.member_id
  WHERE
    (
      member.name IS NULL
    ) OR (
      member.name < 'B'
    )
), periods AS (
  /* Keep rows where days.day is from 2024-03-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(DATE_TRUNC(day, MONTH) AS DATE) AS `time_month`
  FROM days
  WHERE
    day >= CAST('2024-03-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC(day, MONTH) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where member.name is null or member.name < 'B'. */
SELECT
  COALESCE(periods.`time_month`, visits_totals.`time_month`) AS `time_month`,
  visits_totals.member,
  visits_totals.`member_name`,
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods.`time_month` = visits_totals.`time_month`
WHERE
  (
    visits_totals.`member_name` IS NULL
  )
  OR (
    visits_totals.`member_name` < 'B'
  )
ORDER BY
  `time_month` ASC NULLS LAST,
  member ASC NULLS LAST,
  `member_name` ASC NULLS LAST;

-- databricks
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-06-01. */
  /* For each month of visits.visited_on and visits.member, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    member_id AS member,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS DATE)
    AND visited_on < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    member_id
), visits_totals AS (
  /* Look up member in members by member = member.member_id; rows without a match stay, with nulls. */
  /* Keep rows where member.name is null or member.name < 'B'. */
  SELECT
    visits_by_key.`time.month`,
    visits_by_key.member,
    member.name AS `member.name`,
    visits_by_key.visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member = member.member_id
  WHERE
    (
      member.name IS NULL
    ) OR (
      member.name < 'B'
    )
), periods AS (
  /* Keep rows where days.day is from 2024-03-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM days
  WHERE
    day >= CAST('2024-03-01' AS DATE) AND day < CAST('2024-06-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', day) AS TIMESTAMP_NTZ) AS DATE)
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where member.name is null or member.name < 'B'. */
SELECT
  COALESCE(periods.`time.month`, visits_totals.`time.month`) AS `time.month`,
  visits_totals.member,
  visits_totals.`member.name`,
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods.`time.month` = visits_totals.`time.month`
WHERE
  (
    visits_totals.`member.name` IS NULL
  )
  OR (
    visits_totals.`member.name` < 'B'
  )
ORDER BY
  `time.month` ASC NULLS LAST,
  member ASC NULLS LAST,
  `member.name` ASC NULLS LAST;

-- clickhouse
WITH visits_by_key AS (
  /* Keep rows where visits.visited_on is from 2024-03-01 and before 2024-06-01. */
  /* For each month of visits.visited_on and visits.member, compute visits = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)) AS "time.month",
    member_id AS member,
    COUNT(*) AS visits
  FROM visits
  WHERE
    visited_on >= CAST('2024-03-01' AS Nullable(DATE))
    AND visited_on < CAST('2024-06-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', visited_on) AS Nullable(DATE)),
    member_id
), visits_totals AS (
  /* Look up member in members by member = member.member_id; rows without a match stay, with nulls. */
  /* Keep rows where member.name is null or member.name < 'B'. */
  SELECT
    visits_by_key."time.month",
    visits_by_key.member,
    member.name AS "member.name",
    visits_by_key.visits
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member = member.member_id
  WHERE
    (
      member.name IS NULL
    ) OR (
      member.name < 'B'
    )
), periods AS (
  /* Keep rows where days.day is from 2024-03-01 and before 2024-06-01. */
  /* List the distinct month of days.day. */
  SELECT
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE)) AS "time.month"
  FROM days
  WHERE
    day >= CAST('2024-03-01' AS Nullable(DATE))
    AND day < CAST('2024-06-01' AS Nullable(DATE))
  GROUP BY
    CAST(dateTrunc('MONTH', day) AS Nullable(DATE))
)
/* Add a row with nulls for each time.month of the calendar that has none. */
/* Keep rows where member.name is null or member.name < 'B'. */
SELECT
  COALESCE(periods."time.month", visits_totals."time.month") AS "time.month",
  visits_totals.member,
  visits_totals."member.name",
  visits_totals.visits
FROM periods
FULL JOIN visits_totals
  ON periods."time.month" = visits_totals."time.month"
WHERE
  (
    visits_totals."member.name" IS NULL
  )
  OR (
    visits_totals."member.name" < 'B'
  )
ORDER BY
  "time.month" ASC,
  member ASC,
  "member.name" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
