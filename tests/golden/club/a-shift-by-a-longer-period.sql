-- query: visits_5_days_ago by time.month, member.plan
-- Read visits.
-- Look up member in members by visits.member_id = member.member_id; rows without a match stay, with nulls.
-- Read days.
-- Count each row at every instant of days where days.day - 5 days = visits.visited_on.
-- For each month of days.day and member.plan, compute visits_5_days_ago = COUNT(*).
-- Sort by time.month and member.plan.

-- duckdb
WITH visits_by_key AS (
  /* For each visits.visited_on and visits.member_id, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits_5_days_ago together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each month of days.day and member.plan, put the partial visits_5_days_ago together. */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  visits_by_instant."member.plan",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
  visits_by_instant."member.plan"
ORDER BY
  "time.month" ASC,
  "member.plan" ASC;

-- postgres
WITH visits_by_key AS (
  /* For each visits.visited_on and visits.member_id, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits_5_days_ago together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each month of days.day and member.plan, put the partial visits_5_days_ago together. */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  visits_by_instant."member.plan",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5 DAY' = visits_by_instant.visited_on
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
  visits_by_instant."member.plan"
ORDER BY
  "time.month" ASC,
  "member.plan" ASC;

-- spark
WITH visits_by_key AS (
  /* For each visits.visited_on and visits.member_id, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits_5_days_ago together. */
  SELECT
    member.plan AS `member.plan`,
    visits_by_key.visited_on,
    SUM(visits_by_key.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each month of days.day and member.plan, put the partial visits_5_days_ago together. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  visits_by_instant.`member.plan`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
  visits_by_instant.`member.plan`
ORDER BY
  `time.month` ASC NULLS LAST,
  `member.plan` ASC NULLS LAST;

-- trino
WITH visits_by_key AS (
  /* For each visits.visited_on and visits.member_id, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits_5_days_ago together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each month of days.day and member.plan, put the partial visits_5_days_ago together. */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  visits_by_instant."member.plan",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
  visits_by_instant."member.plan"
ORDER BY
  "time.month" ASC,
  "member.plan" ASC;

-- snowflake
WITH visits_by_key AS (
  /* For each visits.visited_on and visits.member_id, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits_5_days_ago together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each month of days.day and member.plan, put the partial visits_5_days_ago together. */
SELECT
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE) AS "time.month",
  visits_by_instant."member.plan",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5 DAY' = visits_by_instant.visited_on
GROUP BY
  CAST(DATE_TRUNC('MONTH', days.day) AS DATE),
  visits_by_instant."member.plan"
ORDER BY
  "time.month" ASC,
  "member.plan" ASC;

-- bigquery
WITH visits_by_key AS (
  /* For each visits.visited_on and visits.member_id, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits_5_days_ago together. */
  SELECT
    member.plan AS `member_plan`,
    visits_by_key.visited_on,
    SUM(visits_by_key.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each month of days.day and member.plan, put the partial visits_5_days_ago together. */
SELECT
  CAST(DATE_TRUNC(days.day, MONTH) AS DATE) AS `time_month`,
  visits_by_instant.`member_plan`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  `time_month`,
  visits_by_instant.`member_plan`
ORDER BY
  `time_month` ASC NULLS LAST,
  `member_plan` ASC NULLS LAST;

-- databricks
WITH visits_by_key AS (
  /* For each visits.visited_on and visits.member_id, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits_5_days_ago together. */
  SELECT
    member.plan AS `member.plan`,
    visits_by_key.visited_on,
    SUM(visits_by_key.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each month of days.day and member.plan, put the partial visits_5_days_ago together. */
SELECT
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
  visits_by_instant.`member.plan`,
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  CAST(CAST(DATE_TRUNC('MONTH', days.day) AS TIMESTAMP_NTZ) AS DATE),
  visits_by_instant.`member.plan`
ORDER BY
  `time.month` ASC NULLS LAST,
  `member.plan` ASC NULLS LAST;

-- clickhouse
WITH visits_by_key AS (
  /* For each visits.visited_on and visits.member_id, compute visits_5_days_ago = COUNT(*). */
  SELECT
    visited_on,
    member_id,
    COUNT(*) AS visits_5_days_ago
  FROM visits
  GROUP BY
    visited_on,
    member_id
), visits_by_instant AS (
  /* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
  /* For each member.plan and visited_on, put the partial visits_5_days_ago together. */
  SELECT
    member.plan AS "member.plan",
    visits_by_key.visited_on,
    SUM(visits_by_key.visits_5_days_ago) AS visits_5_days_ago
  FROM visits_by_key
  LEFT JOIN members AS member
    ON visits_by_key.member_id = member.member_id
  GROUP BY
    member.plan,
    visits_by_key.visited_on
)
/* Count each row at every instant of days where days.day - 5 days = visited_on. */
/* For each month of days.day and member.plan, put the partial visits_5_days_ago together. */
SELECT
  CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)) AS "time.month",
  visits_by_instant."member.plan",
  SUM(visits_by_instant.visits_5_days_ago) AS visits_5_days_ago
FROM visits_by_instant
JOIN days
  ON days.day - INTERVAL '5' DAY = visits_by_instant.visited_on
GROUP BY
  CAST(dateTrunc('MONTH', days.day) AS Nullable(DATE)),
  visits_by_instant."member.plan"
ORDER BY
  "time.month" ASC,
  "member.plan" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
