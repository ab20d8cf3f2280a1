-- query: customers, passports by passport.number
-- Read customers.
-- Look up passport in passports by customers.customer_id = passport.holder_id; rows without a match stay, with nulls.
-- For each passport.number, compute customers = COUNT(*).
-- Read passports.
-- For each passports.number, compute passports = COUNT(*).
-- Put the totals side by side by passport.number; a group that one side lacks has nulls there.
-- Sort by passport.number.

-- duckdb
WITH customers_by_key AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up passport in passports by customer_id = passport.holder_id; rows without a match stay, with nulls. */
  /* For each passport.number, put the partial customers together. */
  SELECT
    passport."number" AS "passport.number",
    SUM(customers_by_key.customers) AS customers
  FROM customers_by_key
  LEFT JOIN passports AS passport
    ON customers_by_key.customer_id = passport.holder_id
  GROUP BY
    passport."number"
), passports_totals AS (
  /* For each passports.number, compute passports = COUNT(*). */
  SELECT
    "number" AS "passport.number",
    COUNT(*) AS passports
  FROM passports
  GROUP BY
    "number"
), side_by_side AS (
  /* Put the totals side by side by passport.number; a group that one side lacks has nulls there. */
  SELECT
    "passport.number",
    customers,
    NULL AS passports
  FROM customers_totals
  UNION ALL
  SELECT
    "passport.number",
    NULL AS customers,
    passports
  FROM passports_totals
)
SELECT
  "passport.number",
  MAX(customers) AS customers,
  MAX(passports) AS passports
FROM side_by_side
GROUP BY
  "passport.number"
ORDER BY
  "passport.number" ASC;

-- postgres
WITH customers_by_key AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up passport in passports by customer_id = passport.holder_id; rows without a match stay, with nulls. */
  /* For each passport.number, put the partial customers together. */
  SELECT
    passport."number" AS "passport.number",
    SUM(customers_by_key.customers) AS customers
  FROM customers_by_key
  LEFT JOIN passports AS passport
    ON customers_by_key.customer_id = passport.holder_id
  GROUP BY
    passport."number"
), passports_totals AS (
  /* For each passports.number, compute passports = COUNT(*). */
  SELECT
    "number" AS "passport.number",
    COUNT(*) AS passports
  FROM passports
  GROUP BY
    "number"
), side_by_side AS (
  /* Put the totals side by side by passport.number; a group that one side lacks has nulls there. */
  SELECT
    "passport.number",
    customers,
    (
      SELECT
        passports
      FROM passports_totals
      WHERE
        FALSE
    ) AS passports
  FROM customers_totals
  UNION ALL
  SELECT
    "passport.number",
    (
      SELECT
        customers
      FROM customers_totals
      WHERE
        FALSE
    ) AS customers,
    passports
  FROM passports_totals
)
SELECT
  "passport.number",
  MAX(customers) AS customers,
  MAX(passports) AS passports
FROM side_by_side
GROUP BY
  "passport.number"
ORDER BY
  "passport.number" ASC;

-- spark
WITH customers_by_key AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up passport in passports by customer_id = passport.holder_id; rows without a match stay, with nulls. */
  /* For each passport.number, put the partial customers together. */
  SELECT
    passport.`number` AS `passport.number`,
    SUM(customers_by_key.customers) AS customers
  FROM customers_by_key
  LEFT JOIN passports AS passport
    ON customers_by_key.customer_id = passport.holder_id
  GROUP BY
    passport.`number`
), passports_totals AS (
  /* For each passports.number, compute passports = COUNT(*). */
  SELECT
    `number` AS `passport.number`,
    COUNT(*) AS passports
  FROM passports
  GROUP BY
    `number`
), side_by_side AS (
  /* Put the totals side by side by passport.number; a group that one side lacks has nulls there. */
  SELECT
    `passport.number`,
    customers,
    NULL AS passports
  FROM customers_totals
  UNION ALL
  SELECT
    `passport.number`,
    NULL AS customers,
    passports
  FROM passports_totals
)
SELECT
  `passport.number`,
  MAX(customers) AS customers,
  MAX(passports) AS passports
FROM side_by_side
GROUP BY
  `passport.number`
ORDER BY
  `passport.number` ASC NULLS LAST;

-- trino
WITH customers_by_key AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up passport in passports by customer_id = passport.holder_id; rows without a match stay, with nulls. */
  /* For each passport.number, put the partial customers together. */
  SELECT
    passport."number" AS "passport.number",
    SUM(customers_by_key.customers) AS customers
  FROM customers_by_key
  LEFT JOIN passports AS passport
    ON customers_by_key.customer_id = passport.holder_id
  GROUP BY
    passport."number"
), passports_totals AS (
  /* For each passports.number, compute passports = COUNT(*). */
  SELECT
    "number" AS "passport.number",
    COUNT(*) AS passports
  FROM passports
  GROUP BY
    "number"
), side_by_side AS (
  /* Put the totals side by side by passport.number; a group that one side lacks has nulls there. */
  SELECT
    "passport.number",
    customers,
    NULL AS passports
  FROM customers_totals
  UNION ALL
  SELECT
    "passport.number",
    NULL AS customers,
    passports
  FROM passports_totals
)
SELECT
  "passport.number",
  MAX(customers) AS customers,
  MAX(passports) AS passports
FROM side_by_side
GROUP BY
  "passport.number"
ORDER BY
  "passport.number" ASC;

-- snowflake
WITH customers_by_key AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up passport in passports by customer_id = passport.holder_id; rows without a match stay, with nulls. */
  /* For each passport.number, put the partial customers together. */
  SELECT
    passport."number" AS "passport.number",
    SUM(customers_by_key.customers) AS customers
  FROM customers_by_key
  LEFT JOIN passports AS passport
    ON customers_by_key.customer_id = passport.holder_id
  GROUP BY
    passport."number"
), passports_totals AS (
  /* For each passports.number, compute passports = COUNT(*). */
  SELECT
    "number" AS "passport.number",
    COUNT(*) AS passports
  FROM passports
  GROUP BY
    "number"
), side_by_side AS (
  /* Put the totals side by side by passport.number; a group that one side lacks has nulls there. */
  SELECT
    "passport.number",
    customers,
    NULL AS passports
  FROM customers_totals
  UNION ALL
  SELECT
    "passport.number",
    NULL AS customers,
    passports
  FROM passports_totals
)
SELECT
  "passport.number",
  MAX(customers) AS customers,
  MAX(passports) AS passports
FROM side_by_side
GROUP BY
  "passport.number"
ORDER BY
  "passport.number" ASC;

-- bigquery
WITH customers_by_key AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up passport in passports by customer_id = passport.holder_id; rows without a match stay, with nulls. */
  /* For each passport.number, put the partial customers together. */
  SELECT
    passport.`number` AS `passport_number`,
    SUM(customers_by_key.customers) AS customers
  FROM customers_by_key
  LEFT JOIN passports AS passport
    ON customers_by_key.customer_id = passport.holder_id
  GROUP BY
    passport.`number`
), passports_totals AS (
  /* For each passports.number, compute passports = COUNT(*). */
  SELECT
    `number` AS `passport_number`,
    COUNT(*) AS passports
  FROM passports
  GROUP BY
    `number`
), side_by_side AS (
  /* Put the totals side by side by passport.number; a group that one side lacks has nulls there. */
  SELECT
    `passport_number`,
    customers,
    NULL AS passports
  FROM customers_totals
  UNION ALL
  SELECT
    `passport_number`,
    NULL AS customers,
    passports
  FROM passports_totals
)
SELECT
  `passport_number`,
  MAX(customers) AS customers,
  MAX(passports) AS passports
FROM side_by_side
GROUP BY
  `passport_number`
ORDER BY
  `passport_number` ASC NULLS LAST;

-- databricks
WITH customers_by_key AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up passport in passports by customer_id = passport.holder_id; rows without a match stay, with nulls. */
  /* For each passport.number, put the partial customers together. */
  SELECT
    passport.`number` AS `passport.number`,
    SUM(customers_by_key.customers) AS customers
  FROM customers_by_key
  LEFT JOIN passports AS passport
    ON customers_by_key.customer_id = passport.holder_id
  GROUP BY
    passport.`number`
), passports_totals AS (
  /* For each passports.number, compute passports = COUNT(*). */
  SELECT
    `number` AS `passport.number`,
    COUNT(*) AS passports
  FROM passports
  GROUP BY
    `number`
), side_by_side AS (
  /* Put the totals side by side by passport.number; a group that one side lacks has nulls there. */
  SELECT
    `passport.number`,
    customers,
    NULL AS passports
  FROM customers_totals
  UNION ALL
  SELECT
    `passport.number`,
    NULL AS customers,
    passports
  FROM passports_totals
)
SELECT
  `passport.number`,
  MAX(customers) AS customers,
  MAX(passports) AS passports
FROM side_by_side
GROUP BY
  `passport.number`
ORDER BY
  `passport.number` ASC NULLS LAST;

-- clickhouse
WITH customers_by_key AS (
  /* For each customers.customer_id, compute customers = COUNT(*). */
  SELECT
    customer_id,
    COUNT(*) AS customers
  FROM customers
  GROUP BY
    customer_id
), customers_totals AS (
  /* Look up passport in passports by customer_id = passport.holder_id; rows without a match stay, with nulls. */
  /* For each passport.number, put the partial customers together. */
  SELECT
    passport."number" AS "passport.number",
    SUM(customers_by_key.customers) AS customers
  FROM customers_by_key
  LEFT JOIN passports AS passport
    ON customers_by_key.customer_id = passport.holder_id
  GROUP BY
    passport."number"
), passports_totals AS (
  /* For each passports.number, compute passports = COUNT(*). */
  SELECT
    "number" AS "passport.number",
    COUNT(*) AS passports
  FROM passports
  GROUP BY
    "number"
), side_by_side AS (
  /* Put the totals side by side by passport.number; a group that one side lacks has nulls there. */
  SELECT
    "passport.number",
    customers,
    NULL AS passports
  FROM customers_totals
  UNION ALL
  SELECT
    "passport.number",
    NULL AS customers,
    passports
  FROM passports_totals
)
SELECT
  "passport.number",
  MAX(customers) AS customers,
  MAX(passports) AS passports
FROM side_by_side
GROUP BY
  "passport.number"
ORDER BY
  "passport.number" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
