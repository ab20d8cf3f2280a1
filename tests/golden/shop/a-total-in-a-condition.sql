-- query: orders by store.store_id where metric(visits) > 5 and metric(returns by store) > 1
-- Read orders.
-- Read visits.
-- Over all rows, compute visits = COUNT(*).
-- Put visits, one value, beside each row.
-- Read returns.
-- For each returns.store, compute returns = COUNT(*).
-- Look up returns in these totals by orders.store = returns_by_store.store; rows without a match stay, with nulls.
-- Keep rows where metric(visits) > 5 and metric(returns by store) > 1.
-- For each orders.store, compute orders = COUNT(*).
-- Sort by store.store_id.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), visits_ AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
), returns_by_store AS (
  /* For each returns.store, compute returns = COUNT(*). */
  SELECT
    store_id AS store,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    store_id
)
/* Put visits, one value, beside each row. */
/* Look up returns in these totals by store.store_id = returns_by_store.store; rows without a match stay, with nulls. */
/* Keep rows where metric(visits) > 5 and metric(returns by store) > 1. */
SELECT
  orders_by_key."store.store_id",
  orders_by_key.orders
FROM orders_by_key
CROSS JOIN visits_ AS visits
LEFT JOIN returns_by_store
  ON orders_by_key."store.store_id" = returns_by_store.store
WHERE
  visits.visits > 5 AND returns_by_store.returns > 1
ORDER BY
  "store.store_id" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), visits_ AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
), returns_by_store AS (
  /* For each returns.store, compute returns = COUNT(*). */
  SELECT
    store_id AS store,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    store_id
)
/* Put visits, one value, beside each row. */
/* Look up returns in these totals by store.store_id = returns_by_store.store; rows without a match stay, with nulls. */
/* Keep rows where metric(visits) > 5 and metric(returns by store) > 1. */
SELECT
  orders_by_key."store.store_id",
  orders_by_key.orders
FROM orders_by_key
CROSS JOIN visits_ AS visits
LEFT JOIN returns_by_store
  ON orders_by_key."store.store_id" = returns_by_store.store
WHERE
  visits.visits > 5 AND returns_by_store.returns > 1
ORDER BY
  "store.store_id" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS `store.store_id`,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), visits_ AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
), returns_by_store AS (
  /* For each returns.store, compute returns = COUNT(*). */
  SELECT
    store_id AS store,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    store_id
)
/* Put visits, one value, beside each row. */
/* Look up returns in these totals by store.store_id = returns_by_store.store; rows without a match stay, with nulls. */
/* Keep rows where metric(visits) > 5 and metric(returns by store) > 1. */
SELECT
  orders_by_key.`store.store_id`,
  orders_by_key.orders
FROM orders_by_key
CROSS JOIN visits_ AS visits
LEFT JOIN returns_by_store
  ON orders_by_key.`store.store_id` = returns_by_store.store
WHERE
  visits.visits > 5 AND returns_by_store.returns > 1
ORDER BY
  `store.store_id` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), visits_ AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
), returns_by_store AS (
  /* For each returns.store, compute returns = COUNT(*). */
  SELECT
    store_id AS store,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    store_id
)
/* Put visits, one value, beside each row. */
/* Look up returns in these totals by store.store_id = returns_by_store.store; rows without a match stay, with nulls. */
/* Keep rows where metric(visits) > 5 and metric(returns by store) > 1. */
SELECT
  orders_by_key."store.store_id",
  orders_by_key.orders
FROM orders_by_key
CROSS JOIN visits_ AS visits
LEFT JOIN returns_by_store
  ON orders_by_key."store.store_id" = returns_by_store.store
WHERE
  visits.visits > 5 AND returns_by_store.returns > 1
ORDER BY
  "store.store_id" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), visits_ AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
), returns_by_store AS (
  /* For each returns.store, compute returns = COUNT(*). */
  SELECT
    store_id AS store,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    store_id
)
/* Put visits, one value, beside each row. */
/* Look up returns in these totals by store.store_id = returns_by_store.store; rows without a match stay, with nulls. */
/* Keep rows where metric(visits) > 5 and metric(returns by store) > 1. */
SELECT
  orders_by_key."store.store_id",
  orders_by_key.orders
FROM orders_by_key
CROSS JOIN visits_ AS visits
LEFT JOIN returns_by_store
  ON orders_by_key."store.store_id" = returns_by_store.store
WHERE
  visits.visits > 5 AND returns_by_store.returns > 1
ORDER BY
  "store.store_id" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS `store_store_id`,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), visits_ AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
), returns_by_store AS (
  /* For each returns.store, compute returns = COUNT(*). */
  SELECT
    store_id AS store,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    store_id
)
/* Put visits, one value, beside each row. */
/* Look up returns in these totals by store.store_id = returns_by_store.store; rows without a match stay, with nulls. */
/* Keep rows where metric(visits) > 5 and metric(returns by store) > 1. */
SELECT
  orders_by_key.`store_store_id`,
  orders_by_key.orders
FROM orders_by_key
CROSS JOIN visits_ AS visits
LEFT JOIN returns_by_store
  ON orders_by_key.`store_store_id` = returns_by_store.store
WHERE
  visits.visits > 5 AND returns_by_store.returns > 1
ORDER BY
  `store_store_id` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS `store.store_id`,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), visits_ AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
), returns_by_store AS (
  /* For each returns.store, compute returns = COUNT(*). */
  SELECT
    store_id AS store,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    store_id
)
/* Put visits, one value, beside each row. */
/* Look up returns in these totals by store.store_id = returns_by_store.store; rows without a match stay, with nulls. */
/* Keep rows where metric(visits) > 5 and metric(returns by store) > 1. */
SELECT
  orders_by_key.`store.store_id`,
  orders_by_key.orders
FROM orders_by_key
CROSS JOIN visits_ AS visits
LEFT JOIN returns_by_store
  ON orders_by_key.`store.store_id` = returns_by_store.store
WHERE
  visits.visits > 5 AND returns_by_store.returns > 1
ORDER BY
  `store.store_id` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store, compute orders = COUNT(*). */
  SELECT
    store_id AS "store.store_id",
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), visits_ AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
), returns_by_store AS (
  /* For each returns.store, compute returns = COUNT(*). */
  SELECT
    store_id AS store,
    COUNT(*) AS returns
  FROM returns
  GROUP BY
    store_id
)
/* Put visits, one value, beside each row. */
/* Look up returns in these totals by store.store_id = returns_by_store.store; rows without a match stay, with nulls. */
/* Keep rows where metric(visits) > 5 and metric(returns by store) > 1. */
SELECT
  orders_by_key."store.store_id",
  orders_by_key.orders
FROM orders_by_key
CROSS JOIN visits_ AS visits
LEFT JOIN returns_by_store
  ON orders_by_key."store.store_id" = returns_by_store.store
WHERE
  visits.visits > 5 AND returns_by_store.returns > 1
ORDER BY
  "store.store_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
