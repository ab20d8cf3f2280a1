-- query: planes_used, flights_per_plane by plane.manufacturer having planes_used > 300
-- Read flights.
-- Look up plane in planes by flights.tailnum = plane.tailnum; rows without a match stay, with nulls.
-- For each plane.manufacturer, compute planes_used = COUNT(DISTINCT tailnum) and flights = COUNT(*).
-- Compute flights_per_plane = flights / planes_used; a division by zero gives null.
-- Keep rows where planes_used > 300.
-- Sort by plane.manufacturer.

-- duckdb
/* Look up plane in planes by flights.tailnum = plane.tailnum; rows without a match stay, with nulls. */
/* For each plane.manufacturer, compute planes_used = COUNT(DISTINCT tailnum) and flights = COUNT(*). */
/* Compute flights_per_plane = flights / planes_used; a division by zero gives null. */
/* Keep rows where planes_used > 300. */
SELECT
  plane.manufacturer AS "plane.manufacturer",
  COUNT(DISTINCT flights.tailnum) AS planes_used,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(DISTINCT flights.tailnum), 0) AS flights_per_plane
FROM flights
LEFT JOIN planes AS plane
  ON flights.tailnum = plane.tailnum
GROUP BY
  plane.manufacturer
HAVING
  COUNT(DISTINCT flights.tailnum) > 300
ORDER BY
  "plane.manufacturer" ASC;

-- postgres
/* Look up plane in planes by flights.tailnum = plane.tailnum; rows without a match stay, with nulls. */
/* For each plane.manufacturer, compute planes_used = COUNT(DISTINCT tailnum) and flights = COUNT(*). */
/* Compute flights_per_plane = flights / planes_used; a division by zero gives null. */
/* Keep rows where planes_used > 300. */
SELECT
  plane.manufacturer AS "plane.manufacturer",
  COUNT(DISTINCT flights.tailnum) AS planes_used,
  CAST(COUNT(*) AS DOUBLE PRECISION) / NULLIF(COUNT(DISTINCT flights.tailnum), 0) AS flights_per_plane
FROM flights
LEFT JOIN planes AS plane
  ON flights.tailnum = plane.tailnum
GROUP BY
  plane.manufacturer
HAVING
  COUNT(DISTINCT flights.tailnum) > 300
ORDER BY
  "plane.manufacturer" ASC;

-- spark
/* Look up plane in planes by flights.tailnum = plane.tailnum; rows without a match stay, with nulls. */
/* For each plane.manufacturer, compute planes_used = COUNT(DISTINCT tailnum) and flights = COUNT(*). */
/* Compute flights_per_plane = flights / planes_used; a division by zero gives null. */
/* Keep rows where planes_used > 300. */
SELECT
  plane.manufacturer AS `plane.manufacturer`,
  COUNT(DISTINCT flights.tailnum) AS planes_used,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(DISTINCT flights.tailnum), 0) AS flights_per_plane
FROM flights
LEFT JOIN planes AS plane
  ON flights.tailnum = plane.tailnum
GROUP BY
  plane.manufacturer
HAVING
  COUNT(DISTINCT flights.tailnum) > 300
ORDER BY
  `plane.manufacturer` ASC NULLS LAST;

-- trino
/* Look up plane in planes by flights.tailnum = plane.tailnum; rows without a match stay, with nulls. */
/* For each plane.manufacturer, compute planes_used = COUNT(DISTINCT tailnum) and flights = COUNT(*). */
/* Compute flights_per_plane = flights / planes_used; a division by zero gives null. */
/* Keep rows where planes_used > 300. */
SELECT
  plane.manufacturer AS "plane.manufacturer",
  COUNT(DISTINCT flights.tailnum) AS planes_used,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(DISTINCT flights.tailnum), 0) AS flights_per_plane
FROM flights
LEFT JOIN planes AS plane
  ON flights.tailnum = plane.tailnum
GROUP BY
  plane.manufacturer
HAVING
  COUNT(DISTINCT flights.tailnum) > 300
ORDER BY
  "plane.manufacturer" ASC;

-- snowflake
/* Look up plane in planes by flights.tailnum = plane.tailnum; rows without a match stay, with nulls. */
/* For each plane.manufacturer, compute planes_used = COUNT(DISTINCT tailnum) and flights = COUNT(*). */
/* Compute flights_per_plane = flights / planes_used; a division by zero gives null. */
/* Keep rows where planes_used > 300. */
SELECT
  plane.manufacturer AS "plane.manufacturer",
  COUNT(DISTINCT flights.tailnum) AS planes_used,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(DISTINCT flights.tailnum), 0) AS flights_per_plane
FROM flights
LEFT JOIN planes AS plane
  ON flights.tailnum = plane.tailnum
GROUP BY
  plane.manufacturer
HAVING
  COUNT(DISTINCT flights.tailnum) > 300
ORDER BY
  "plane.manufacturer" ASC;

-- bigquery
/* Look up plane in planes by flights.tailnum = plane.tailnum; rows without a match stay, with nulls. */
/* For each plane.manufacturer, compute planes_used = COUNT(DISTINCT tailnum) and flights = COUNT(*). */
/* Compute flights_per_plane = flights / planes_used; a division by zero gives null. */
/* Keep rows where planes_used > 300. */
SELECT
  plane.manufacturer AS `plane_manufacturer`,
  COUNT(DISTINCT flights.tailnum) AS planes_used,
  CAST(COUNT(*) AS FLOAT64) / NULLIF(COUNT(DISTINCT flights.tailnum), 0) AS flights_per_plane
FROM flights
LEFT JOIN planes AS plane
  ON flights.tailnum = plane.tailnum
GROUP BY
  `plane_manufacturer`
HAVING
  COUNT(DISTINCT flights.tailnum) > 300
ORDER BY
  `plane_manufacturer` ASC NULLS LAST;

-- databricks
/* Look up plane in planes by flights.tailnum = plane.tailnum; rows without a match stay, with nulls. */
/* For each plane.manufacturer, compute planes_used = COUNT(DISTINCT tailnum) and flights = COUNT(*). */
/* Compute flights_per_plane = flights / planes_used; a division by zero gives null. */
/* Keep rows where planes_used > 300. */
SELECT
  plane.manufacturer AS `plane.manufacturer`,
  COUNT(DISTINCT flights.tailnum) AS planes_used,
  CAST(COUNT(*) AS DOUBLE) / NULLIF(COUNT(DISTINCT flights.tailnum), 0) AS flights_per_plane
FROM flights
LEFT JOIN planes AS plane
  ON flights.tailnum = plane.tailnum
GROUP BY
  plane.manufacturer
HAVING
  COUNT(DISTINCT flights.tailnum) > 300
ORDER BY
  `plane.manufacturer` ASC NULLS LAST;

-- clickhouse
/* Look up plane in planes by flights.tailnum = plane.tailnum; rows without a match stay, with nulls. */
/* For each plane.manufacturer, compute planes_used = COUNT(DISTINCT tailnum) and flights = COUNT(*). */
/* Compute flights_per_plane = flights / planes_used; a division by zero gives null. */
/* Keep rows where planes_used > 300. */
SELECT
  plane.manufacturer AS "plane.manufacturer",
  COUNT(DISTINCT flights.tailnum) AS planes_used,
  CAST(COUNT(*) AS Nullable(Float64)) / nullIf(COUNT(DISTINCT flights.tailnum), 0) AS flights_per_plane
FROM flights
LEFT JOIN planes AS plane
  ON flights.tailnum = plane.tailnum
GROUP BY
  plane.manufacturer
HAVING
  COUNT(DISTINCT flights.tailnum) > 300
ORDER BY
  "plane.manufacturer" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
