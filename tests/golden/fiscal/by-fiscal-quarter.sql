-- query: visits, joined by time.fiscal_quarter
-- Read visits.
-- For each quarter of visits.visited_on, compute visits = COUNT(*).
-- Read members.
-- For each quarter of members.joined_on, compute joined = COUNT(*).
-- Put the totals side by side by time.fiscal_quarter; a group that one side lacks has nulls there.
-- Sort by time.fiscal_quarter.

-- duckdb
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.fiscal_quarter",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE) AS "time.fiscal_quarter",
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_quarter",
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.fiscal_quarter",
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  "time.fiscal_quarter",
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  "time.fiscal_quarter"
ORDER BY
  "time.fiscal_quarter" ASC

-- postgres
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.fiscal_quarter",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE) AS "time.fiscal_quarter",
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_quarter",
    visits,
    (
      SELECT
        joined
      FROM members_totals
      WHERE
        FALSE
    ) AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.fiscal_quarter",
    (
      SELECT
        visits
      FROM visits_totals
      WHERE
        FALSE
    ) AS visits,
    joined
  FROM members_totals
)
SELECT
  "time.fiscal_quarter",
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  "time.fiscal_quarter"
ORDER BY
  "time.fiscal_quarter" ASC

-- spark
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.fiscal_quarter`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', joined_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.fiscal_quarter`,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', joined_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_quarter; a group that one side lacks has nulls there. */
  SELECT
    `time.fiscal_quarter`,
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    `time.fiscal_quarter`,
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  `time.fiscal_quarter`,
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  `time.fiscal_quarter`
ORDER BY
  `time.fiscal_quarter` ASC NULLS LAST

-- trino
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.fiscal_quarter",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE) AS "time.fiscal_quarter",
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_quarter",
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.fiscal_quarter",
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  "time.fiscal_quarter",
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  "time.fiscal_quarter"
ORDER BY
  "time.fiscal_quarter" ASC

-- snowflake
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE) AS "time.fiscal_quarter",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', visited_on) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE) AS "time.fiscal_quarter",
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(DATE_TRUNC('QUARTER', joined_on) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_quarter",
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.fiscal_quarter",
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  "time.fiscal_quarter",
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  "time.fiscal_quarter"
ORDER BY
  "time.fiscal_quarter" ASC

-- bigquery
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(visited_on, QUARTER) AS DATE) AS `time_fiscal_quarter`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC(visited_on, QUARTER) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(joined_on, QUARTER) AS DATE) AS `time_fiscal_quarter`,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(DATE_TRUNC(joined_on, QUARTER) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_quarter; a group that one side lacks has nulls there. */
  SELECT
    `time_fiscal_quarter`,
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    `time_fiscal_quarter`,
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  `time_fiscal_quarter`,
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  `time_fiscal_quarter`
ORDER BY
  `time_fiscal_quarter` ASC NULLS LAST

-- databricks
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.fiscal_quarter`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', visited_on) AS TIMESTAMP_NTZ) AS DATE)
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('QUARTER', joined_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.fiscal_quarter`,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(CAST(DATE_TRUNC('QUARTER', joined_on) AS TIMESTAMP_NTZ) AS DATE)
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_quarter; a group that one side lacks has nulls there. */
  SELECT
    `time.fiscal_quarter`,
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    `time.fiscal_quarter`,
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  `time.fiscal_quarter`,
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  `time.fiscal_quarter`
ORDER BY
  `time.fiscal_quarter` ASC NULLS LAST

-- clickhouse
WITH visits_totals AS (
  /* For each quarter of visits.visited_on, compute visits = COUNT(*). */
  SELECT
    CAST(dateTrunc('QUARTER', visited_on) AS Nullable(DATE)) AS "time.fiscal_quarter",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(dateTrunc('QUARTER', visited_on) AS Nullable(DATE))
), members_totals AS (
  /* For each quarter of members.joined_on, compute joined = COUNT(*). */
  SELECT
    CAST(dateTrunc('QUARTER', joined_on) AS Nullable(DATE)) AS "time.fiscal_quarter",
    COUNT(*) AS joined
  FROM members
  GROUP BY
    CAST(dateTrunc('QUARTER', joined_on) AS Nullable(DATE))
), side_by_side AS (
  /* Put the totals side by side by time.fiscal_quarter; a group that one side lacks has nulls there. */
  SELECT
    "time.fiscal_quarter",
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.fiscal_quarter",
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  "time.fiscal_quarter",
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  "time.fiscal_quarter"
ORDER BY
  "time.fiscal_quarter" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1
