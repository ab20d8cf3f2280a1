-- query: visits by member.joined_on.fiscal_year
-- Read visits.
-- Look up member in members by visits.member_id = member.member_id; rows without a match stay, with nulls.
-- For each year from month 4 of member.joined_on, compute visits = COUNT(*).
-- Sort by member.joined_on.fiscal_year.

-- duckdb
WITH visits_by_key AS (
  /* For each visits.member_id, compute visits = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each year from month 4 of member.joined_on, put the partial visits together. */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE) AS "member.joined_on.fiscal_year",
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  "member.joined_on.fiscal_year" ASC

-- postgres
WITH visits_by_key AS (
  /* For each visits.member_id, compute visits = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each year from month 4 of member.joined_on, put the partial visits together. */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE) AS "member.joined_on.fiscal_year",
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE)
ORDER BY
  "member.joined_on.fiscal_year" ASC

-- spark
WITH visits_by_key AS (
  /* For each visits.member_id, compute visits = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each year from month 4 of member.joined_on, put the partial visits together. */
SELECT
  CAST(CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE) AS `member.joined_on.fiscal_year`,
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
GROUP BY
  CAST(CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  `member.joined_on.fiscal_year` ASC NULLS LAST

-- trino
WITH visits_by_key AS (
  /* For each visits.member_id, compute visits = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each year from month 4 of member.joined_on, put the partial visits together. */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE) AS "member.joined_on.fiscal_year",
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  "member.joined_on.fiscal_year" ASC

-- snowflake
WITH visits_by_key AS (
  /* For each visits.member_id, compute visits = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each year from month 4 of member.joined_on, put the partial visits together. */
SELECT
  CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE) AS "member.joined_on.fiscal_year",
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
GROUP BY
  CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3 MONTH'
  )) + INTERVAL '3 MONTH' AS DATE)
ORDER BY
  "member.joined_on.fiscal_year" ASC

-- bigquery
WITH visits_by_key AS (
  /* For each visits.member_id, compute visits = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each year from month 4 of member.joined_on, put the partial visits together. */
SELECT
  CAST(DATE_TRUNC((
    member.joined_on - INTERVAL '3' MONTH
  ), YEAR) + INTERVAL '3' MONTH AS DATE) AS `member_joined_on_fiscal_year`,
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
GROUP BY
  `member_joined_on_fiscal_year`
ORDER BY
  `member_joined_on_fiscal_year` ASC NULLS LAST

-- databricks
WITH visits_by_key AS (
  /* For each visits.member_id, compute visits = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each year from month 4 of member.joined_on, put the partial visits together. */
SELECT
  CAST(CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE) AS `member.joined_on.fiscal_year`,
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
GROUP BY
  CAST(CAST(DATE_TRUNC('YEAR', (
    member.joined_on - INTERVAL '3' MONTH
  )) AS TIMESTAMP_NTZ) + INTERVAL '3' MONTH AS DATE)
ORDER BY
  `member.joined_on.fiscal_year` ASC NULLS LAST

-- clickhouse
WITH visits_by_key AS (
  /* For each visits.member_id, compute visits = COUNT(*). */
  SELECT
    member_id,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    member_id
)
/* Look up member in members by member_id = member.member_id; rows without a match stay, with nulls. */
/* For each year from month 4 of member.joined_on, put the partial visits together. */
SELECT
  CAST(dateTrunc('YEAR', (
    member.joined_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS Nullable(DATE)) AS "member.joined_on.fiscal_year",
  SUM(visits_by_key.visits) AS visits
FROM visits_by_key
LEFT JOIN members AS member
  ON visits_by_key.member_id = member.member_id
GROUP BY
  CAST(dateTrunc('YEAR', (
    member.joined_on - INTERVAL '3' MONTH
  )) + INTERVAL '3' MONTH AS Nullable(DATE))
ORDER BY
  "member.joined_on.fiscal_year" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1
