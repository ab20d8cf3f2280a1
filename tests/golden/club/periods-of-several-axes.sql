-- query: visits, avg_minutes by member.joined_on.season, time.fiscal_month, time.quarter where time.season = 'winter 2023'
-- Read visits.
-- Look up member in members by visits.member_id = member.member_id; rows without a match stay, with nulls.
-- Look up joined_on_days in days by member.joined_on = joined_on_days.day; rows without a match stay, with nulls.
-- Look up visited_on_days in days by visits.visited_on = visited_on_days.day; rows without a match stay, with nulls.
-- Keep rows where time.season = 'winter 2023'.
-- For each joined_on_days.season, visited_on_days.fiscal_month and quarter of visits.visited_on, compute visits = COUNT(*) and avg_minutes = AVG(minutes).
-- Sort by member.joined_on.season, time.fiscal_month and time.quarter.

-- duckdb
WITH visits_by_key AS (
  /* For each quarter of visits.visited_on, visits.member_id and visits.visited_on, compute visits = COUNT(*), avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    member_id,
    visited_on,
    COUNT(*) AS visits,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE),
    member_id,
    visited_on
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* Look up joined_on_days in days by member.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* Keep rows where time.season = 'winter 2023'. */
/* For each joined_on_days.season, visited_on_days.fiscal_month and time.quarter, put the partial visits and avg_minutes together. */
SELECT
  joined_on_days.season AS "member.joined_on.season",
  visited_on_days.fiscal_month AS "time.fiscal_month",
  visits_by_key."time.quarter",
  SUM(visits_by_key.visits) AS visits,
  CAST(SUM(visits_by_key.avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_key.avg_minutes__count), 0) AS avg_minutes
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
LEFT JOIN days AS joined_on_days
  ON member.joined_on = joined_on_days.day
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
WHERE
  visited_on_days.season = 'winter 2023'
GROUP BY
  joined_on_days.season,
  visited_on_days.fiscal_month,
  visits_by_key."time.quarter"
ORDER BY
  "member.joined_on.season" ASC,
  "time.fiscal_month" ASC,
  "time.quarter" ASC;

-- postgres
WITH visits_by_key AS (
  /* For each quarter of visits.visited_on, visits.member_id and visits.visited_on, compute visits = COUNT(*), avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    member_id,
    visited_on,
    COUNT(*) AS visits,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE),
    member_id,
    visited_on
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* Look up joined_on_days in days by member.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* Keep rows where time.season = 'winter 2023'. */
/* For each joined_on_days.season, visited_on_days.fiscal_month and time.quarter, put the partial visits and avg_minutes together. */
SELECT
  joined_on_days.season AS "member.joined_on.season",
  visited_on_days.fiscal_month AS "time.fiscal_month",
  visits_by_key."time.quarter",
  SUM(visits_by_key.visits) AS visits,
  CAST(SUM(visits_by_key.avg_minutes__sum) AS DOUBLE PRECISION) / NULLIF(SUM(visits_by_key.avg_minutes__count), 0) AS avg_minutes
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
LEFT JOIN days AS joined_on_days
  ON member.joined_on = joined_on_days.day
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
WHERE
  visited_on_days.season = 'winter 2023'
GROUP BY
  joined_on_days.season,
  visited_on_days.fiscal_month,
  visits_by_key."time.quarter"
ORDER BY
  "member.joined_on.season" ASC,
  "time.fiscal_month" ASC,
  "time.quarter" ASC;

-- spark
WITH visits_by_key AS (
  /* For each quarter of visits.visited_on, visits.member_id and visits.visited_on, compute visits = COUNT(*), avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    member_id,
    visited_on,
    COUNT(*) AS visits,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    member_id,
    visited_on
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* Look up joined_on_days in days by member.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* Keep rows where time.season = 'winter 2023'. */
/* For each joined_on_days.season, visited_on_days.fiscal_month and time.quarter, put the partial visits and avg_minutes together. */
SELECT
  joined_on_days.season AS `member.joined_on.season`,
  visited_on_days.fiscal_month AS `time.fiscal_month`,
  visits_by_key.`time.quarter`,
  SUM(visits_by_key.visits) AS visits,
  CAST(SUM(visits_by_key.avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_key.avg_minutes__count), 0) AS avg_minutes
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
LEFT JOIN days AS joined_on_days
  ON member.joined_on = joined_on_days.day
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
WHERE
  visited_on_days.season = 'winter 2023'
GROUP BY
  joined_on_days.season,
  visited_on_days.fiscal_month,
  visits_by_key.`time.quarter`
ORDER BY
  `member.joined_on.season` ASC NULLS LAST,
  `time.fiscal_month` ASC NULLS LAST,
  `time.quarter` ASC NULLS LAST;

-- trino
WITH visits_by_key AS (
  /* For each quarter of visits.visited_on, visits.member_id and visits.visited_on, compute visits = COUNT(*), avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    member_id,
    visited_on,
    COUNT(*) AS visits,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE),
    member_id,
    visited_on
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* Look up joined_on_days in days by member.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* Keep rows where time.season = 'winter 2023'. */
/* For each joined_on_days.season, visited_on_days.fiscal_month and time.quarter, put the partial visits and avg_minutes together. */
SELECT
  joined_on_days.season AS "member.joined_on.season",
  visited_on_days.fiscal_month AS "time.fiscal_month",
  visits_by_key."time.quarter",
  SUM(visits_by_key.visits) AS visits,
  CAST(SUM(visits_by_key.avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_key.avg_minutes__count), 0) AS avg_minutes
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
LEFT JOIN days AS joined_on_days
  ON member.joined_on = joined_on_days.day
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
WHERE
  visited_on_days.season = 'winter 2023'
GROUP BY
  joined_on_days.season,
  visited_on_days.fiscal_month,
  visits_by_key."time.quarter"
ORDER BY
  "member.joined_on.season" ASC,
  "time.fiscal_month" ASC,
  "time.quarter" ASC;

-- snowflake
WITH visits_by_key AS (
  /* For each quarter of visits.visited_on, visits.member_id and visits.visited_on, compute visits = COUNT(*), avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.quarter",
    member_id,
    visited_on,
    COUNT(*) AS visits,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE),
    member_id,
    visited_on
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* Look up joined_on_days in days by member.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* Keep rows where time.season = 'winter 2023'. */
/* For each joined_on_days.season, visited_on_days.fiscal_month and time.quarter, put the partial visits and avg_minutes together. */
SELECT
  joined_on_days.season AS "member.joined_on.season",
  visited_on_days.fiscal_month AS "time.fiscal_month",
  visits_by_key."time.quarter",
  SUM(visits_by_key.visits) AS visits,
  CAST(SUM(visits_by_key.avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_key.avg_minutes__count), 0) AS avg_minutes
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
LEFT JOIN days AS joined_on_days
  ON member.joined_on = joined_on_days.day
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
WHERE
  visited_on_days.season = 'winter 2023'
GROUP BY
  joined_on_days.season,
  visited_on_days.fiscal_month,
  visits_by_key."time.quarter"
ORDER BY
  "member.joined_on.season" ASC,
  "time.fiscal_month" ASC,
  "time.quarter" ASC;

-- bigquery
WITH visits_by_key AS (
  /* For each quarter of visits.visited_on, visits.member_id and visits.visited_on, compute visits = COUNT(*), avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    CAST(DATE_TRUNC(visited_on, QUARTER) AS DATE) AS `time_quarter`,
    member_id,
    visited_on,
    COUNT(*) AS visits,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC(visited_on, QUARTER) AS DATE),
    member_id,
    visited_on
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* Look up joined_on_days in days by member.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* Keep rows where time.season = 'winter 2023'. */
/* For each joined_on_days.season, visited_on_days.fiscal_month and time.quarter, put the partial visits and avg_minutes together. */
SELECT
  joined_on_days.season AS `member_joined_on_season`,
  visited_on_days.fiscal_month AS `time_fiscal_month`,
  visits_by_key.`time_quarter`,
  SUM(visits_by_key.visits) AS visits,
  CAST(SUM(visits_by_key.avg_minutes__sum) AS FLOAT64) / NULLIF(SUM(visits_by_key.avg_minutes__count), 0) AS avg_minutes
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
LEFT JOIN days AS joined_on_days
  ON member.joined_on = joined_on_days.day
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
WHERE
  visited_on_days.season = 'winter 2023'
GROUP BY
  `member_joined_on_season`,
  `time_fiscal_month`,
  visits_by_key.`time_quarter`
ORDER BY
  `member_joined_on_season` ASC NULLS LAST,
  `time_fiscal_month` ASC NULLS LAST,
  `time_quarter` ASC NULLS LAST;

-- databricks
WITH visits_by_key AS (
  /* For each quarter of visits.visited_on, visits.member_id and visits.visited_on, compute visits = COUNT(*), avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.quarter`,
    member_id,
    visited_on,
    COUNT(*) AS visits,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE),
    member_id,
    visited_on
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* Look up joined_on_days in days by member.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* Keep rows where time.season = 'winter 2023'. */
/* For each joined_on_days.season, visited_on_days.fiscal_month and time.quarter, put the partial visits and avg_minutes together. */
SELECT
  joined_on_days.season AS `member.joined_on.season`,
  visited_on_days.fiscal_month AS `time.fiscal_month`,
  visits_by_key.`time.quarter`,
  SUM(visits_by_key.visits) AS visits,
  CAST(SUM(visits_by_key.avg_minutes__sum) AS DOUBLE) / NULLIF(SUM(visits_by_key.avg_minutes__count), 0) AS avg_minutes
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
LEFT JOIN days AS joined_on_days
  ON member.joined_on = joined_on_days.day
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
WHERE
  visited_on_days.season = 'winter 2023'
GROUP BY
  joined_on_days.season,
  visited_on_days.fiscal_month,
  visits_by_key.`time.quarter`
ORDER BY
  `member.joined_on.season` ASC NULLS LAST,
  `time.fiscal_month` ASC NULLS LAST,
  `time.quarter` ASC NULLS LAST;

-- clickhouse
WITH visits_by_key AS (
  /* For each quarter of visits.visited_on, visits.member_id and visits.visited_on, compute visits = COUNT(*), avg_minutes__sum = SUM(minutes) and avg_minutes__count = COUNT(minutes). */
  SELECT
    CAST(dateTrunc('QUARTER', visited_on) AS Nullable(DATE)) AS "time.quarter",
    member_id,
    visited_on,
    COUNT(*) AS visits,
    SUM(minutes) AS avg_minutes__sum,
    COUNT(minutes) AS avg_minutes__count
  FROM visits
  GROUP BY
    CAST(dateTrunc('QUARTER', visited_on) AS Nullable(DATE)),
    member_id,
    visited_on
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* Look up joined_on_days in days by member.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
/* Keep rows where time.season = 'winter 2023'. */
/* For each joined_on_days.season, visited_on_days.fiscal_month and time.quarter, put the partial visits and avg_minutes together. */
SELECT
  joined_on_days.season AS "member.joined_on.season",
  visited_on_days.fiscal_month AS "time.fiscal_month",
  visits_by_key."time.quarter",
  SUM(visits_by_key.visits) AS visits,
  CAST(SUM(visits_by_key.avg_minutes__sum) AS Nullable(Float64)) / nullIf(SUM(visits_by_key.avg_minutes__count), 0) AS avg_minutes
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
LEFT JOIN days AS joined_on_days
  ON member.joined_on = joined_on_days.day
LEFT JOIN days AS visited_on_days
  ON visits_by_key.visited_on = visited_on_days.day
WHERE
  visited_on_days.season = 'winter 2023'
GROUP BY
  joined_on_days.season,
  visited_on_days.fiscal_month,
  visits_by_key."time.quarter"
ORDER BY
  "member.joined_on.season" ASC,
  "time.fiscal_month" ASC,
  "time.quarter" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
