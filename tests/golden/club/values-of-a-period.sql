-- query: values of members.joined_on.season
-- Read members.
-- Look up joined_on_days in days by members.joined_on = joined_on_days.day; rows without a match stay, with nulls.
-- List the distinct joined_on_days.season.
-- Sort by members.joined_on.season.

-- duckdb
/* Look up joined_on_days in days by members.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* List the distinct joined_on_days.season. */
SELECT
  joined_on_days.season AS "members.joined_on.season"
FROM members
LEFT JOIN days AS joined_on_days
  ON members.joined_on = joined_on_days.day
GROUP BY
  joined_on_days.season
ORDER BY
  "members.joined_on.season" ASC;

-- postgres
/* Look up joined_on_days in days by members.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* List the distinct joined_on_days.season. */
SELECT
  joined_on_days.season AS "members.joined_on.season"
FROM members
LEFT JOIN days AS joined_on_days
  ON members.joined_on = joined_on_days.day
GROUP BY
  joined_on_days.season
ORDER BY
  "members.joined_on.season" ASC;

-- spark
/* Look up joined_on_days in days by members.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* List the distinct joined_on_days.season. */
SELECT
  joined_on_days.season AS `members.joined_on.season`
FROM members
LEFT JOIN days AS joined_on_days
  ON members.joined_on = joined_on_days.day
GROUP BY
  joined_on_days.season
ORDER BY
  `members.joined_on.season` ASC NULLS LAST;

-- trino
/* Look up joined_on_days in days by members.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* List the distinct joined_on_days.season. */
SELECT
  joined_on_days.season AS "members.joined_on.season"
FROM members
LEFT JOIN days AS joined_on_days
  ON members.joined_on = joined_on_days.day
GROUP BY
  joined_on_days.season
ORDER BY
  "members.joined_on.season" ASC;

-- snowflake
/* Look up joined_on_days in days by members.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* List the distinct joined_on_days.season. */
SELECT
  joined_on_days.season AS "members.joined_on.season"
FROM members
LEFT JOIN days AS joined_on_days
  ON members.joined_on = joined_on_days.day
GROUP BY
  joined_on_days.season
ORDER BY
  "members.joined_on.season" ASC;

-- bigquery
/* Look up joined_on_days in days by members.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* List the distinct joined_on_days.season. */
SELECT
  joined_on_days.season AS `members_joined_on_season`
FROM members
LEFT JOIN days AS joined_on_days
  ON members.joined_on = joined_on_days.day
GROUP BY
  `members_joined_on_season`
ORDER BY
  `members_joined_on_season` ASC NULLS LAST;

-- databricks
/* Look up joined_on_days in days by members.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* List the distinct joined_on_days.season. */
SELECT
  joined_on_days.season AS `members.joined_on.season`
FROM members
LEFT JOIN days AS joined_on_days
  ON members.joined_on = joined_on_days.day
GROUP BY
  joined_on_days.season
ORDER BY
  `members.joined_on.season` ASC NULLS LAST;

-- clickhouse
/* Look up joined_on_days in days by members.joined_on = joined_on_days.day; rows without a match stay, with nulls. */
/* List the distinct joined_on_days.season. */
SELECT
  joined_on_days.season AS "members.joined_on.season"
FROM members
LEFT JOIN days AS joined_on_days
  ON members.joined_on = joined_on_days.day
GROUP BY
  joined_on_days.season
ORDER BY
  "members.joined_on.season" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
