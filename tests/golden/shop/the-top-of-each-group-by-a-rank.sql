-- query: place by store.country.region, store.store_id order by place limit 1 per store.country.region
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- For each store_country.region and orders.store, compute revenue = SUM(amount).
-- Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null.
-- Keep the first 1 of each store.country.region, by place, store.country.region and store.store_id.
-- Sort by store.country.region, place and store.store_id.

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount). */
  SELECT
    store_id AS "store.store_id",
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    store_country.region AS "store.country.region",
    orders_by_key."store.store_id",
    RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key."store.store_id" = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
), ranked AS (
  SELECT
    "store.country.region",
    "store.store_id",
    place,
    ROW_NUMBER() OVER (
      PARTITION BY "store.country.region"
      ORDER BY place ASC, "store.country.region" ASC, "store.store_id" ASC
    ) AS rank_in_group
  FROM computed
)
/* Keep the first 1 of each store.country.region, by place, store.country.region and store.store_id. */
SELECT
  "store.country.region",
  "store.store_id",
  place
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  "store.country.region" ASC,
  place ASC,
  "store.store_id" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount). */
  SELECT
    store_id AS "store.store_id",
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    store_country.region AS "store.country.region",
    orders_by_key."store.store_id",
    RANK() OVER (ORDER BY orders_by_key.revenue DESC NULLS LAST) AS place
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key."store.store_id" = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
), ranked AS (
  SELECT
    "store.country.region",
    "store.store_id",
    place,
    ROW_NUMBER() OVER (
      PARTITION BY "store.country.region"
      ORDER BY place ASC, "store.country.region" ASC, "store.store_id" ASC
    ) AS rank_in_group
  FROM computed
)
/* Keep the first 1 of each store.country.region, by place, store.country.region and store.store_id. */
SELECT
  "store.country.region",
  "store.store_id",
  place
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  "store.country.region" ASC,
  place ASC,
  "store.store_id" ASC;

-- spark
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount). */
  SELECT
    store_id AS `store.store_id`,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    store_country.region AS `store.country.region`,
    orders_by_key.`store.store_id`,
    RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.`store.store_id` = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
), ranked AS (
  SELECT
    `store.country.region`,
    `store.store_id`,
    place,
    ROW_NUMBER() OVER (
      PARTITION BY `store.country.region`
      ORDER BY place ASC NULLS LAST, `store.country.region` ASC NULLS LAST, `store.store_id` ASC NULLS LAST
    ) AS rank_in_group
  FROM computed
)
/* Keep the first 1 of each store.country.region, by place, store.country.region and store.store_id. */
SELECT
  `store.country.region`,
  `store.store_id`,
  place
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  `store.country.region` ASC NULLS LAST,
  place ASC NULLS LAST,
  `store.store_id` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount). */
  SELECT
    store_id AS "store.store_id",
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    store_country.region AS "store.country.region",
    orders_by_key."store.store_id",
    RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key."store.store_id" = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
), ranked AS (
  SELECT
    "store.country.region",
    "store.store_id",
    place,
    ROW_NUMBER() OVER (
      PARTITION BY "store.country.region"
      ORDER BY place ASC, "store.country.region" ASC, "store.store_id" ASC
    ) AS rank_in_group
  FROM computed
)
/* Keep the first 1 of each store.country.region, by place, store.country.region and store.store_id. */
SELECT
  "store.country.region",
  "store.store_id",
  place
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  "store.country.region" ASC,
  place ASC,
  "store.store_id" ASC;

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount). */
  SELECT
    store_id AS "store.store_id",
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    store_country.region AS "store.country.region",
    orders_by_key."store.store_id",
    RANK() OVER (ORDER BY orders_by_key.revenue DESC NULLS LAST) AS place
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key."store.store_id" = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
), ranked AS (
  SELECT
    "store.country.region",
    "store.store_id",
    place,
    ROW_NUMBER() OVER (
      PARTITION BY "store.country.region"
      ORDER BY place ASC, "store.country.region" ASC, "store.store_id" ASC
    ) AS rank_in_group
  FROM computed
)
/* Keep the first 1 of each store.country.region, by place, store.country.region and store.store_id. */
SELECT
  "store.country.region",
  "store.store_id",
  place
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  "store.country.region" ASC,
  place ASC,
  "store.store_id" ASC;

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount). */
  SELECT
    store_id AS `store_store_id`,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    store_country.region AS `store_country_region`,
    orders_by_key.`store_store_id`,
    RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.`store_store_id` = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
), ranked AS (
  SELECT
    `store_country_region`,
    `store_store_id`,
    place,
    ROW_NUMBER() OVER (
      PARTITION BY `store_country_region`
      ORDER BY place ASC NULLS LAST, `store_country_region` ASC NULLS LAST, `store_store_id` ASC NULLS LAST
    ) AS rank_in_group
  FROM computed
)
/* Keep the first 1 of each store.country.region, by place, store.country.region and store.store_id. */
SELECT
  `store_country_region`,
  `store_store_id`,
  place
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  `store_country_region` ASC NULLS LAST,
  place ASC NULLS LAST,
  `store_store_id` ASC NULLS LAST;

-- databricks
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount). */
  SELECT
    store_id AS `store.store_id`,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    store_country.region AS `store.country.region`,
    orders_by_key.`store.store_id`,
    RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key.`store.store_id` = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
), ranked AS (
  SELECT
    `store.country.region`,
    `store.store_id`,
    place,
    ROW_NUMBER() OVER (
      PARTITION BY `store.country.region`
      ORDER BY place ASC NULLS LAST, `store.country.region` ASC NULLS LAST, `store.store_id` ASC NULLS LAST
    ) AS rank_in_group
  FROM computed
)
/* Keep the first 1 of each store.country.region, by place, store.country.region and store.store_id. */
SELECT
  `store.country.region`,
  `store.store_id`,
  place
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  `store.country.region` ASC NULLS LAST,
  place ASC NULLS LAST,
  `store.store_id` ASC NULLS LAST;

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store, compute revenue = SUM(amount). */
  SELECT
    store_id AS "store.store_id",
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id
), computed AS (
  /* Look up store in stores by store.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    store_country.region AS "store.country.region",
    orders_by_key."store.store_id",
    RANK() OVER (ORDER BY orders_by_key.revenue DESC) AS place
  FROM orders_by_key
  LEFT JOIN stores AS store
    ON orders_by_key."store.store_id" = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
), ranked AS (
  SELECT
    "store.country.region",
    "store.store_id",
    place,
    ROW_NUMBER() OVER (
      PARTITION BY "store.country.region"
      ORDER BY place ASC, "store.country.region" ASC, "store.store_id" ASC
    ) AS rank_in_group
  FROM computed
)
/* Keep the first 1 of each store.country.region, by place, store.country.region and store.store_id. */
SELECT
  "store.country.region",
  "store.store_id",
  place
FROM ranked
WHERE
  rank_in_group <= 1
ORDER BY
  "store.country.region" ASC,
  place ASC,
  "store.store_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
