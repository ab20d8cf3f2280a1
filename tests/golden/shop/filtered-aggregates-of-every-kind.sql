-- query: orders, top_gift, middle_gift, listed_gifts, about_gift_buyers, any_amount by store.store_id
-- Read orders.
-- For each orders.store, compute orders = COUNT(*), top_gift = ARG_MAX(customer_id, order_id) where gift, middle_gift = MEDIAN(amount) where gift, listed_gifts = LISTAGG(customer_id, ', ' ORDER BY customer_id) where gift, about_gift_buyers = APPROX_COUNT_DISTINCT(customer_id) where gift and any_amount = MIN(amount).
-- Sort by store.store_id.

-- duckdb
/* For each orders.store, compute orders = COUNT(*), top_gift = ARG_MAX(customer_id, order_id) where gift, middle_gift = MEDIAN(amount) where gift, listed_gifts = LISTAGG(customer_id, ', ' ORDER BY customer_id) where gift, about_gift_buyers = APPROX_COUNT_DISTINCT(customer_id) where gift and any_amount = MIN(amount). */
SELECT
  store_id AS "store.store_id",
  COUNT(*) AS orders,
  ARG_MAX(customer_id, order_id) FILTER(WHERE
    gift) AS top_gift,
  MEDIAN(CAST(amount AS DOUBLE)) FILTER(WHERE
    gift) AS middle_gift,
  LISTAGG(customer_id, ', '
  ORDER BY
    customer_id) FILTER(WHERE
    gift) AS listed_gifts,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN APPROX_COUNT_DISTINCT(customer_id) FILTER(WHERE
      gift)
  END AS about_gift_buyers,
  MIN(amount) AS any_amount
FROM orders
GROUP BY
  store_id
ORDER BY
  "store.store_id" ASC;

-- postgres
/* For each orders.store, compute orders = COUNT(*), top_gift = ARG_MAX(customer_id, order_id) where gift, middle_gift = MEDIAN(amount) where gift, listed_gifts = LISTAGG(customer_id, ', ' ORDER BY customer_id) where gift, about_gift_buyers = APPROX_COUNT_DISTINCT(customer_id) where gift and any_amount = MIN(amount). */
SELECT
  store_id AS "store.store_id",
  COUNT(*) AS orders,
  (
    ARRAY_AGG(customer_id ORDER BY CASE WHEN gift THEN order_id END DESC NULLS LAST) FILTER(WHERE
      NOT customer_id IS NULL AND NOT CASE WHEN gift THEN order_id END IS NULL)
  )[1] AS top_gift,
  PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    amount) FILTER(WHERE
    gift) AS middle_gift,
  STRING_AGG(CAST(customer_id AS TEXT), ', '
  ORDER BY
    customer_id) FILTER(WHERE
    gift) AS listed_gifts,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN COUNT(DISTINCT customer_id) FILTER(WHERE
      gift)
  END AS about_gift_buyers,
  MIN(amount) AS any_amount
FROM orders
GROUP BY
  store_id
ORDER BY
  "store.store_id" ASC;

-- spark
/* For each orders.store, compute orders = COUNT(*), top_gift = ARG_MAX(customer_id, order_id) where gift, middle_gift = MEDIAN(amount) where gift, listed_gifts = LISTAGG(customer_id, ', ' ORDER BY customer_id) where gift, about_gift_buyers = APPROX_COUNT_DISTINCT(customer_id) where gift and any_amount = MIN(amount). */
SELECT
  store_id AS `store.store_id`,
  COUNT(*) AS orders,
  MAX_BY(customer_id, CASE WHEN NOT customer_id IS NULL THEN order_id END) FILTER(WHERE
    gift) AS top_gift,
  MEDIAN(amount) FILTER(WHERE
    gift) AS middle_gift,
  LISTAGG(customer_id, ', ') WITHIN GROUP (ORDER BY
    customer_id NULLS LAST) FILTER(WHERE
    gift) AS listed_gifts,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN APPROX_COUNT_DISTINCT(customer_id) FILTER(WHERE
      gift)
  END AS about_gift_buyers,
  MIN(amount) AS any_amount
FROM orders
GROUP BY
  store_id
ORDER BY
  `store.store_id` ASC NULLS LAST;

-- trino
-- refused: trino has no exact median. Use approx_quantile, or another dialect.

-- snowflake
/* For each orders.store, compute orders = COUNT(*), top_gift = ARG_MAX(customer_id, order_id) where gift, middle_gift = MEDIAN(amount) where gift, listed_gifts = LISTAGG(customer_id, ', ' ORDER BY customer_id) where gift, about_gift_buyers = APPROX_COUNT_DISTINCT(customer_id) where gift and any_amount = MIN(amount). */
SELECT
  store_id AS "store.store_id",
  COUNT(*) AS orders,
  MAX_BY(
    customer_id,
    CASE WHEN NOT customer_id IS NULL THEN CASE WHEN gift THEN order_id END END
  ) AS top_gift,
  MEDIAN(CASE WHEN gift THEN amount END) AS middle_gift,
  LISTAGG(CASE WHEN gift THEN customer_id END, ', ') WITHIN GROUP (ORDER BY
    customer_id) AS listed_gifts,
  CASE
    WHEN COUNT(CASE WHEN gift THEN 1 END) > 0
    THEN APPROX_COUNT_DISTINCT(CASE WHEN gift THEN customer_id END)
  END AS about_gift_buyers,
  MIN(amount) AS any_amount
FROM orders
GROUP BY
  store_id
ORDER BY
  "store.store_id" ASC;

-- bigquery
-- refused: bigquery has no exact median. Use approx_quantile, or another dialect.

-- databricks
/* For each orders.store, compute orders = COUNT(*), top_gift = ARG_MAX(customer_id, order_id) where gift, middle_gift = MEDIAN(amount) where gift, listed_gifts = LISTAGG(customer_id, ', ' ORDER BY customer_id) where gift, about_gift_buyers = APPROX_COUNT_DISTINCT(customer_id) where gift and any_amount = MIN(amount). */
SELECT
  store_id AS `store.store_id`,
  COUNT(*) AS orders,
  MAX_BY(customer_id, CASE WHEN NOT customer_id IS NULL THEN order_id END) FILTER(WHERE
    gift) AS top_gift,
  MEDIAN(amount) FILTER(WHERE
    gift) AS middle_gift,
  LISTAGG(customer_id, ', ') WITHIN GROUP (ORDER BY
    customer_id NULLS LAST) FILTER(WHERE
    gift) AS listed_gifts,
  CASE
    WHEN COUNT(*) FILTER(WHERE
      gift) > 0
    THEN APPROX_COUNT_DISTINCT(customer_id) FILTER(WHERE
      gift)
  END AS about_gift_buyers,
  MIN(amount) AS any_amount
FROM orders
GROUP BY
  store_id
ORDER BY
  `store.store_id` ASC NULLS LAST;

-- clickhouse
-- refused: clickhouse has no exact median. Use approx_quantile, or another dialect.
