-- query: visits, joined by time.season
-- Read visits.
-- Look up visited_on_days in days by visits.visited_on = visited_on_days.day; rows without a match stay, with nulls.
-- For each visited_on_days.season, compute visits = COUNT(*).
-- Read members.
-- Look up joined_on_days in days by members.joined_on = joined_on_days.day; rows without a match stay, with nulls.
-- For each joined_on_days.season, compute joined = COUNT(*).
-- Put the totals side by side by time.season; a group that one side lacks has nulls there.
-- Sort by time.season.

-- duckdb
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
), visits_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season, put the partial visits together. */
  SELECT
    visited_on_days.season AS "time.season",
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season
), members_by_key AS (
  /* For each members.joined_on, compute joined = COUNT(*). */
  SELECT
    joined_on,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    joined_on
), members_totals AS (
  /* Look up joined_on_days in days by joined_on = joined_on_days.day; rows without a match stay, with nulls. */
  /* For each joined_on_days.season, put the partial joined together. */
  SELECT
    joined_on_days.season AS "time.season",
    SUM(members_by_key.joined) AS joined
  FROM members_by_key
  LEFT JOIN days AS joined_on_days
    ON members_by_key.joined_on = joined_on_days.day
  GROUP BY
    joined_on_days.season
), side_by_side AS (
  /* Put the totals side by side by time.season; a group that one side lacks has nulls there. */
  SELECT
    "time.season",
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.season",
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  "time.season",
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  "time.season"
ORDER BY
  "time.season" ASC;

-- postgres
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
), visits_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season, put the partial visits together. */
  SELECT
    visited_on_days.season AS "time.season",
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season
), members_by_key AS (
  /* For each members.joined_on, compute joined = COUNT(*). */
  SELECT
    joined_on,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    joined_on
), members_totals AS (
  /* Look up joined_on_days in days by joined_on = joined_on_days.day; rows without a match stay, with nulls. */
  /* For each joined_on_days.season, put the partial joined together. */
  SELECT
    joined_on_days.season AS "time.season",
    SUM(members_by_key.joined) AS joined
  FROM members_by_key
  LEFT JOIN days AS joined_on_days
    ON members_by_key.joined_on = joined_on_days.day
  GROUP BY
    joined_on_days.season
), side_by_side AS (
  /* Put the totals side by side by time.season; a group that one side lacks has nulls there. */
  SELECT
    "time.season",
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
    "time.season",
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
  "time.season",
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  "time.season"
ORDER BY
  "time.season" ASC;

-- spark
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
), visits_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season, put the partial visits together. */
  SELECT
    visited_on_days.season AS `time.season`,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season
), members_by_key AS (
  /* For each members.joined_on, compute joined = COUNT(*). */
  SELECT
    joined_on,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    joined_on
), members_totals AS (
  /* Look up joined_on_days in days by joined_on = joined_on_days.day; rows without a match stay, with nulls. */
  /* For each joined_on_days.season, put the partial joined together. */
  SELECT
    joined_on_days.season AS `time.season`,
    SUM(members_by_key.joined) AS joined
  FROM members_by_key
  LEFT JOIN days AS joined_on_days
    ON members_by_key.joined_on = joined_on_days.day
  GROUP BY
    joined_on_days.season
), side_by_side AS (
  /* Put the totals side by side by time.season; a group that one side lacks has nulls there. */
  SELECT
    `time.season`,
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    `time.season`,
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  `time.season`,
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  `time.season`
ORDER BY
  `time.season` ASC NULLS LAST;

-- trino
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
), visits_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season, put the partial visits together. */
  SELECT
    visited_on_days.season AS "time.season",
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season
), members_by_key AS (
  /* For each members.joined_on, compute joined = COUNT(*). */
  SELECT
    joined_on,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    joined_on
), members_totals AS (
  /* Look up joined_on_days in days by joined_on = joined_on_days.day; rows without a match stay, with nulls. */
  /* For each joined_on_days.season, put the partial joined together. */
  SELECT
    joined_on_days.season AS "time.season",
    SUM(members_by_key.joined) AS joined
  FROM members_by_key
  LEFT JOIN days AS joined_on_days
    ON members_by_key.joined_on = joined_on_days.day
  GROUP BY
    joined_on_days.season
), side_by_side AS (
  /* Put the totals side by side by time.season; a group that one side lacks has nulls there. */
  SELECT
    "time.season",
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.season",
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  "time.season",
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  "time.season"
ORDER BY
  "time.season" ASC;

-- snowflake
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
), visits_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season, put the partial visits together. */
  SELECT
    visited_on_days.season AS "time.season",
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season
), members_by_key AS (
  /* For each members.joined_on, compute joined = COUNT(*). */
  SELECT
    joined_on,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    joined_on
), members_totals AS (
  /* Look up joined_on_days in days by joined_on = joined_on_days.day; rows without a match stay, with nulls. */
  /* For each joined_on_days.season, put the partial joined together. */
  SELECT
    joined_on_days.season AS "time.season",
    SUM(members_by_key.joined) AS joined
  FROM members_by_key
  LEFT JOIN days AS joined_on_days
    ON members_by_key.joined_on = joined_on_days.day
  GROUP BY
    joined_on_days.season
), side_by_side AS (
  /* Put the totals side by side by time.season; a group that one side lacks has nulls there. */
  SELECT
    "time.season",
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.season",
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  "time.season",
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  "time.season"
ORDER BY
  "time.season" ASC;

-- bigquery
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
), visits_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season, put the partial visits together. */
  SELECT
    visited_on_days.season AS `time_season`,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season
), members_by_key AS (
  /* For each members.joined_on, compute joined = COUNT(*). */
  SELECT
    joined_on,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    joined_on
), members_totals AS (
  /* Look up joined_on_days in days by joined_on = joined_on_days.day; rows without a match stay, with nulls. */
  /* For each joined_on_days.season, put the partial joined together. */
  SELECT
    joined_on_days.season AS `time_season`,
    SUM(members_by_key.joined) AS joined
  FROM members_by_key
  LEFT JOIN days AS joined_on_days
    ON members_by_key.joined_on = joined_on_days.day
  GROUP BY
    joined_on_days.season
), side_by_side AS (
  /* Put the totals side by side by time.season; a group that one side lacks has nulls there. */
  SELECT
    `time_season`,
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    `time_season`,
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  `time_season`,
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  `time_season`
ORDER BY
  `time_season` ASC NULLS LAST;

-- databricks
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
), visits_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season, put the partial visits together. */
  SELECT
    visited_on_days.season AS `time.season`,
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season
), members_by_key AS (
  /* For each members.joined_on, compute joined = COUNT(*). */
  SELECT
    joined_on,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    joined_on
), members_totals AS (
  /* Look up joined_on_days in days by joined_on = joined_on_days.day; rows without a match stay, with nulls. */
  /* For each joined_on_days.season, put the partial joined together. */
  SELECT
    joined_on_days.season AS `time.season`,
    SUM(members_by_key.joined) AS joined
  FROM members_by_key
  LEFT JOIN days AS joined_on_days
    ON members_by_key.joined_on = joined_on_days.day
  GROUP BY
    joined_on_days.season
), side_by_side AS (
  /* Put the totals side by side by time.season; a group that one side lacks has nulls there. */
  SELECT
    `time.season`,
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    `time.season`,
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  `time.season`,
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  `time.season`
ORDER BY
  `time.season` ASC NULLS LAST;

-- clickhouse
WITH visits_by_key AS (
  /* For each visits.visited_on, compute visits = COUNT(*). */
  SELECT
    visited_on,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    visited_on
), visits_totals AS (
  /* Look up visited_on_days in days by visited_on = visited_on_days.day; rows without a match stay, with nulls. */
  /* For each visited_on_days.season, put the partial visits together. */
  SELECT
    visited_on_days.season AS "time.season",
    SUM(visits_by_key.visits) AS visits
  FROM visits_by_key
  LEFT JOIN days AS visited_on_days
    ON visits_by_key.visited_on = visited_on_days.day
  GROUP BY
    visited_on_days.season
), members_by_key AS (
  /* For each members.joined_on, compute joined = COUNT(*). */
  SELECT
    joined_on,
    COUNT(*) AS joined
  FROM members
  GROUP BY
    joined_on
), members_totals AS (
  /* Look up joined_on_days in days by joined_on = joined_on_days.day; rows without a match stay, with nulls. */
  /* For each joined_on_days.season, put the partial joined together. */
  SELECT
    joined_on_days.season AS "time.season",
    SUM(members_by_key.joined) AS joined
  FROM members_by_key
  LEFT JOIN days AS joined_on_days
    ON members_by_key.joined_on = joined_on_days.day
  GROUP BY
    joined_on_days.season
), side_by_side AS (
  /* Put the totals side by side by time.season; a group that one side lacks has nulls there. */
  SELECT
    "time.season",
    visits,
    NULL AS joined
  FROM visits_totals
  UNION ALL
  SELECT
    "time.season",
    NULL AS visits,
    joined
  FROM members_totals
)
SELECT
  "time.season",
  MAX(visits) AS visits,
  MAX(joined) AS joined
FROM side_by_side
GROUP BY
  "time.season"
ORDER BY
  "time.season" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
