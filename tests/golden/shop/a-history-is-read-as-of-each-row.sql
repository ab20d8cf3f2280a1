-- query: orders, revenue by member.level
-- Read orders.
-- Look up member in memberships by orders.customer_id = member.customer_id as of orders.ordered_on; rows without a match stay, with nulls.
-- For each member.level, compute orders = COUNT(*) and revenue = SUM(amount).
-- Sort by member.level.

-- duckdb
/* Look up member in memberships by orders.customer_id = member.customer_id as of orders.ordered_on; rows without a match stay, with nulls. */
/* For each member.level, compute orders = COUNT(*) and revenue = SUM(amount). */
SELECT
  member.level AS "member.level",
  COUNT(*) AS orders,
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN memberships AS member
  ON orders.customer_id = member.customer_id
  AND orders.ordered_on >= member.valid_from
  AND (
    orders.ordered_on < member.valid_to OR member.valid_to IS NULL
  )
GROUP BY
  member.level
ORDER BY
  "member.level" ASC;

-- postgres
/* Look up member in memberships by orders.customer_id = member.customer_id as of orders.ordered_on; rows without a match stay, with nulls. */
/* For each member.level, compute orders = COUNT(*) and revenue = SUM(amount). */
SELECT
  member.level AS "member.level",
  COUNT(*) AS orders,
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN memberships AS member
  ON orders.customer_id = member.customer_id
  AND orders.ordered_on >= member.valid_from
  AND (
    orders.ordered_on < member.valid_to OR member.valid_to IS NULL
  )
GROUP BY
  member.level
ORDER BY
  "member.level" ASC;

-- spark
/* Look up member in memberships by orders.customer_id = member.customer_id as of orders.ordered_on; rows without a match stay, with nulls. */
/* For each member.level, compute orders = COUNT(*) and revenue = SUM(amount). */
SELECT
  member.level AS `member.level`,
  COUNT(*) AS orders,
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN memberships AS member
  ON orders.customer_id = member.customer_id
  AND orders.ordered_on >= member.valid_from
  AND (
    orders.ordered_on < member.valid_to OR member.valid_to IS NULL
  )
GROUP BY
  member.level
ORDER BY
  `member.level` ASC NULLS LAST;

-- trino
/* Look up member in memberships by orders.customer_id = member.customer_id as of orders.ordered_on; rows without a match stay, with nulls. */
/* For each member.level, compute orders = COUNT(*) and revenue = SUM(amount). */
SELECT
  member.level AS "member.level",
  COUNT(*) AS orders,
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN memberships AS member
  ON orders.customer_id = member.customer_id
  AND orders.ordered_on >= member.valid_from
  AND (
    orders.ordered_on < member.valid_to OR member.valid_to IS NULL
  )
GROUP BY
  member.level
ORDER BY
  "member.level" ASC;

-- snowflake
/* Look up member in memberships by orders.customer_id = member.customer_id as of orders.ordered_on; rows without a match stay, with nulls. */
/* For each member.level, compute orders = COUNT(*) and revenue = SUM(amount). */
SELECT
  member.level AS "member.level",
  COUNT(*) AS orders,
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN memberships AS member
  ON orders.customer_id = member.customer_id
  AND orders.ordered_on >= member.valid_from
  AND (
    orders.ordered_on < member.valid_to OR member.valid_to IS NULL
  )
GROUP BY
  member.level
ORDER BY
  "member.level" ASC;

-- bigquery
/* Look up member in memberships by orders.customer_id = member.customer_id as of orders.ordered_on; rows without a match stay, with nulls. */
/* For each member.level, compute orders = COUNT(*) and revenue = SUM(amount). */
SELECT
  member.level AS `member_level`,
  COUNT(*) AS orders,
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN memberships AS member
  ON orders.customer_id = member.customer_id
  AND orders.ordered_on >= member.valid_from
  AND (
    orders.ordered_on < member.valid_to OR member.valid_to IS NULL
  )
GROUP BY
  `member_level`
ORDER BY
  `member_level` ASC NULLS LAST;

-- databricks
/* Look up member in memberships by orders.customer_id = member.customer_id as of orders.ordered_on; rows without a match stay, with nulls. */
/* For each member.level, compute orders = COUNT(*) and revenue = SUM(amount). */
SELECT
  member.level AS `member.level`,
  COUNT(*) AS orders,
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN memberships AS member
  ON orders.customer_id = member.customer_id
  AND orders.ordered_on >= member.valid_from
  AND (
    orders.ordered_on < member.valid_to OR member.valid_to IS NULL
  )
GROUP BY
  member.level
ORDER BY
  `member.level` ASC NULLS LAST;

-- clickhouse
/* Look up member in memberships by orders.customer_id = member.customer_id as of orders.ordered_on; rows without a match stay, with nulls. */
/* For each member.level, compute orders = COUNT(*) and revenue = SUM(amount). */
SELECT
  member.level AS "member.level",
  COUNT(*) AS orders,
  SUM(orders.amount) AS revenue
FROM orders
LEFT JOIN memberships AS member
  ON orders.customer_id = member.customer_id
  AND orders.ordered_on >= member.valid_from
  AND (
    orders.ordered_on < member.valid_to OR member.valid_to IS NULL
  )
GROUP BY
  member.level
ORDER BY
  "member.level" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
