-- query: revenue where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Read returns.
-- For each returns.customer and returns.store, compute returned_worth = SUM(worth).
-- For each orders.customer and orders.store, compute revenue = SUM(amount).
-- Put the totals side by side by customer and store; a group that one side lacks has nulls there.
-- Compute worth_of_sales = returned_worth / revenue; a division by zero gives null.
-- Look up worth_of_sales in these totals by orders.customer = worth_of_sales_by_customer_by_store.customer and orders.store = worth_of_sales_by_customer_by_store.store; rows without a match stay, with nulls.
-- For each store.country, compute orders = COUNT(*).
-- Look up orders in these totals by store.country = orders_by_country.store.country; rows without a match stay, with nulls.
-- Keep rows where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4.
-- Over all rows, compute revenue = SUM(amount).

-- duckdb
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), returns_totals AS (
  /* For each returns.customer and returns.store, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id,
    store_id
), orders_totals AS (
  /* For each orders.customer and orders.store, compute revenue = SUM(amount). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id,
    store_id
), side_by_side AS (
  /* Put the totals side by side by customer and store; a group that one side lacks has nulls there. */
  SELECT
    customer,
    store,
    returned_worth,
    NULL AS revenue
  FROM returns_totals
  UNION ALL
  SELECT
    customer,
    store,
    NULL AS returned_worth,
    revenue
  FROM orders_totals
), worth_of_sales_by_customer_by_store AS (
  /* Compute worth_of_sales = returned_worth / revenue; a division by zero gives null. */
  SELECT
    customer,
    store,
    CAST(MAX(returned_worth) AS DOUBLE) / NULLIF(MAX(revenue), 0) AS worth_of_sales
  FROM side_by_side
  GROUP BY
    customer,
    store
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS "store.country",
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up worth_of_sales in these totals by customer_id = worth_of_sales_by_customer_by_store.customer and store_id = worth_of_sales_by_customer_by_store.store; rows without a match stay, with nulls. */
/* Look up orders in these totals by store.country = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4. */
/* Over all rows, put the partial revenue together. */
SELECT
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN worth_of_sales_by_customer_by_store
  ON orders_by_key.customer_id = worth_of_sales_by_customer_by_store.customer
  AND orders_by_key.store_id = worth_of_sales_by_customer_by_store.store
LEFT JOIN orders_by_country
  ON store.country_code = orders_by_country."store.country"
WHERE
  (
    worth_of_sales_by_customer_by_store.worth_of_sales IS NULL
  )
  OR (
    orders_by_country.orders > 4
  );

-- postgres
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), returns_totals AS (
  /* For each returns.customer and returns.store, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id,
    store_id
), orders_totals AS (
  /* For each orders.customer and orders.store, compute revenue = SUM(amount). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id,
    store_id
), side_by_side AS (
  /* Put the totals side by side by customer and store; a group that one side lacks has nulls there. */
  SELECT
    customer,
    store,
    returned_worth,
    (
      SELECT
        revenue
      FROM orders_totals
      WHERE
        FALSE
    ) AS revenue
  FROM returns_totals
  UNION ALL
  SELECT
    customer,
    store,
    (
      SELECT
        returned_worth
      FROM returns_totals
      WHERE
        FALSE
    ) AS returned_worth,
    revenue
  FROM orders_totals
), worth_of_sales_by_customer_by_store AS (
  /* Compute worth_of_sales = returned_worth / revenue; a division by zero gives null. */
  SELECT
    customer,
    store,
    CAST(MAX(returned_worth) AS DOUBLE PRECISION) / NULLIF(MAX(revenue), 0) AS worth_of_sales
  FROM side_by_side
  GROUP BY
    customer,
    store
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS "store.country",
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up worth_of_sales in these totals by customer_id = worth_of_sales_by_customer_by_store.customer and store_id = worth_of_sales_by_customer_by_store.store; rows without a match stay, with nulls. */
/* Look up orders in these totals by store.country = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4. */
/* Over all rows, put the partial revenue together. */
SELECT
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN worth_of_sales_by_customer_by_store
  ON orders_by_key.customer_id = worth_of_sales_by_customer_by_store.customer
  AND orders_by_key.store_id = worth_of_sales_by_customer_by_store.store
LEFT JOIN orders_by_country
  ON store.country_code = orders_by_country."store.country"
WHERE
  (
    worth_of_sales_by_customer_by_store.worth_of_sales IS NULL
  )
  OR (
    orders_by_country.orders > 4
  );

-- spark
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), returns_totals AS (
  /* For each returns.customer and returns.store, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id,
    store_id
), orders_totals AS (
  /* For each orders.customer and orders.store, compute revenue = SUM(amount). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id,
    store_id
), side_by_side AS (
  /* Put the totals side by side by customer and store; a group that one side lacks has nulls there. */
  SELECT
    customer,
    store,
    returned_worth,
    NULL AS revenue
  FROM returns_totals
  UNION ALL
  SELECT
    customer,
    store,
    NULL AS returned_worth,
    revenue
  FROM orders_totals
), worth_of_sales_by_customer_by_store AS (
  /* Compute worth_of_sales = returned_worth / revenue; a division by zero gives null. */
  SELECT
    customer,
    store,
    CAST(MAX(returned_worth) AS DOUBLE) / NULLIF(MAX(revenue), 0) AS worth_of_sales
  FROM side_by_side
  GROUP BY
    customer,
    store
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS `store.country`,
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up worth_of_sales in these totals by customer_id = worth_of_sales_by_customer_by_store.customer and store_id = worth_of_sales_by_customer_by_store.store; rows without a match stay, with nulls. */
/* Look up orders in these totals by store.country = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4. */
/* Over all rows, put the partial revenue together. */
SELECT
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN worth_of_sales_by_customer_by_store
  ON orders_by_key.customer_id = worth_of_sales_by_customer_by_store.customer
  AND orders_by_key.store_id = worth_of_sales_by_customer_by_store.store
LEFT JOIN orders_by_country
  ON store.country_code = orders_by_country.`store.country`
WHERE
  (
    worth_of_sales_by_customer_by_store.worth_of_sales IS NULL
  )
  OR (
    orders_by_country.orders > 4
  );

-- trino
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), returns_totals AS (
  /* For each returns.customer and returns.store, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id,
    store_id
), orders_totals AS (
  /* For each orders.customer and orders.store, compute revenue = SUM(amount). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id,
    store_id
), side_by_side AS (
  /* Put the totals side by side by customer and store; a group that one side lacks has nulls there. */
  SELECT
    customer,
    store,
    returned_worth,
    NULL AS revenue
  FROM returns_totals
  UNION ALL
  SELECT
    customer,
    store,
    NULL AS returned_worth,
    revenue
  FROM orders_totals
), worth_of_sales_by_customer_by_store AS (
  /* Compute worth_of_sales = returned_worth / revenue; a division by zero gives null. */
  SELECT
    customer,
    store,
    CAST(MAX(returned_worth) AS DOUBLE) / NULLIF(MAX(revenue), 0) AS worth_of_sales
  FROM side_by_side
  GROUP BY
    customer,
    store
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS "store.country",
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up worth_of_sales in these totals by customer_id = worth_of_sales_by_customer_by_store.customer and store_id = worth_of_sales_by_customer_by_store.store; rows without a match stay, with nulls. */
/* Look up orders in these totals by store.country = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4. */
/* Over all rows, put the partial revenue together. */
SELECT
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN worth_of_sales_by_customer_by_store
  ON orders_by_key.customer_id = worth_of_sales_by_customer_by_store.customer
  AND orders_by_key.store_id = worth_of_sales_by_customer_by_store.store
LEFT JOIN orders_by_country
  ON store.country_code = orders_by_country."store.country"
WHERE
  (
    worth_of_sales_by_customer_by_store.worth_of_sales IS NULL
  )
  OR (
    orders_by_country.orders > 4
  );

-- snowflake
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), returns_totals AS (
  /* For each returns.customer and returns.store, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id,
    store_id
), orders_totals AS (
  /* For each orders.customer and orders.store, compute revenue = SUM(amount). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id,
    store_id
), side_by_side AS (
  /* Put the totals side by side by customer and store; a group that one side lacks has nulls there. */
  SELECT
    customer,
    store,
    returned_worth,
    NULL AS revenue
  FROM returns_totals
  UNION ALL
  SELECT
    customer,
    store,
    NULL AS returned_worth,
    revenue
  FROM orders_totals
), worth_of_sales_by_customer_by_store AS (
  /* Compute worth_of_sales = returned_worth / revenue; a division by zero gives null. */
  SELECT
    customer,
    store,
    CAST(MAX(returned_worth) AS DOUBLE) / NULLIF(MAX(revenue), 0) AS worth_of_sales
  FROM side_by_side
  GROUP BY
    customer,
    store
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS "store.country",
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up worth_of_sales in these totals by customer_id = worth_of_sales_by_customer_by_store.customer and store_id = worth_of_sales_by_customer_by_store.store; rows without a match stay, with nulls. */
/* Look up orders in these totals by store.country = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4. */
/* Over all rows, put the partial revenue together. */
SELECT
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN worth_of_sales_by_customer_by_store
  ON orders_by_key.customer_id = worth_of_sales_by_customer_by_store.customer
  AND orders_by_key.store_id = worth_of_sales_by_customer_by_store.store
LEFT JOIN orders_by_country
  ON store.country_code = orders_by_country."store.country"
WHERE
  (
    worth_of_sales_by_customer_by_store.worth_of_sales IS NULL
  )
  OR (
    orders_by_country.orders > 4
  );

-- bigquery
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), returns_totals AS (
  /* For each returns.customer and returns.store, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id,
    store_id
), orders_totals AS (
  /* For each orders.customer and orders.store, compute revenue = SUM(amount). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id,
    store_id
), side_by_side AS (
  /* Put the totals side by side by customer and store; a group that one side lacks has nulls there. */
  SELECT
    customer,
    store,
    returned_worth,
    NULL AS revenue
  FROM returns_totals
  UNION ALL
  SELECT
    customer,
    store,
    NULL AS returned_worth,
    revenue
  FROM orders_totals
), worth_of_sales_by_customer_by_store AS (
  /* Compute worth_of_sales = returned_worth / revenue; a division by zero gives null. */
  SELECT
    customer,
    store,
    CAST(MAX(returned_worth) AS FLOAT64) / NULLIF(MAX(revenue), 0) AS worth_of_sales
  FROM side_by_side
  GROUP BY
    customer,
    store
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS `store_country`,
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up worth_of_sales in these totals by customer_id = worth_of_sales_by_customer_by_store.customer and store_id = worth_of_sales_by_customer_by_store.store; rows without a match stay, with nulls. */
/* Look up orders in these totals by store.country = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4. */
/* Over all rows, put the partial revenue together. */
SELECT
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN worth_of_sales_by_customer_by_store
  ON orders_by_key.customer_id = worth_of_sales_by_customer_by_store.customer
  AND orders_by_key.store_id = worth_of_sales_by_customer_by_store.store
LEFT JOIN orders_by_country
  ON store.country_code = orders_by_country.`store_country`
WHERE
  (
    worth_of_sales_by_customer_by_store.worth_of_sales IS NULL
  )
  OR (
    orders_by_country.orders > 4
  );

-- databricks
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), returns_totals AS (
  /* For each returns.customer and returns.store, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id,
    store_id
), orders_totals AS (
  /* For each orders.customer and orders.store, compute revenue = SUM(amount). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id,
    store_id
), side_by_side AS (
  /* Put the totals side by side by customer and store; a group that one side lacks has nulls there. */
  SELECT
    customer,
    store,
    returned_worth,
    NULL AS revenue
  FROM returns_totals
  UNION ALL
  SELECT
    customer,
    store,
    NULL AS returned_worth,
    revenue
  FROM orders_totals
), worth_of_sales_by_customer_by_store AS (
  /* Compute worth_of_sales = returned_worth / revenue; a division by zero gives null. */
  SELECT
    customer,
    store,
    CAST(MAX(returned_worth) AS DOUBLE) / NULLIF(MAX(revenue), 0) AS worth_of_sales
  FROM side_by_side
  GROUP BY
    customer,
    store
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS `store.country`,
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up worth_of_sales in these totals by customer_id = worth_of_sales_by_customer_by_store.customer and store_id = worth_of_sales_by_customer_by_store.store; rows without a match stay, with nulls. */
/* Look up orders in these totals by store.country = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4. */
/* Over all rows, put the partial revenue together. */
SELECT
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN worth_of_sales_by_customer_by_store
  ON orders_by_key.customer_id = worth_of_sales_by_customer_by_store.customer
  AND orders_by_key.store_id = worth_of_sales_by_customer_by_store.store
LEFT JOIN orders_by_country
  ON store.country_code = orders_by_country.`store.country`
WHERE
  (
    worth_of_sales_by_customer_by_store.worth_of_sales IS NULL
  )
  OR (
    orders_by_country.orders > 4
  );

-- clickhouse
WITH orders_by_key AS (
  /* For each orders.store_id and orders.customer, compute revenue = SUM(amount). */
  SELECT
    store_id,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    store_id,
    customer_id
), returns_totals AS (
  /* For each returns.customer and returns.store, compute returned_worth = SUM(worth). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(worth) AS returned_worth
  FROM returns
  GROUP BY
    customer_id,
    store_id
), orders_totals AS (
  /* For each orders.customer and orders.store, compute revenue = SUM(amount). */
  SELECT
    customer_id AS customer,
    store_id AS store,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    customer_id,
    store_id
), side_by_side AS (
  /* Put the totals side by side by customer and store; a group that one side lacks has nulls there. */
  SELECT
    customer,
    store,
    returned_worth,
    NULL AS revenue
  FROM returns_totals
  UNION ALL
  SELECT
    customer,
    store,
    NULL AS returned_worth,
    revenue
  FROM orders_totals
), worth_of_sales_by_customer_by_store AS (
  /* Compute worth_of_sales = returned_worth / revenue; a division by zero gives null. */
  SELECT
    customer,
    store,
    CAST(MAX(returned_worth) AS Nullable(Float64)) / nullIf(MAX(revenue), 0) AS worth_of_sales
  FROM side_by_side
  GROUP BY
    customer,
    store
), orders_by_key_ AS (
  /* For each orders.store_id, compute orders = COUNT(*). */
  SELECT
    store_id,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    store_id
), orders_by_country AS (
  /* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
  /* For each store.country, put the partial orders together. */
  SELECT
    store.country_code AS "store.country",
    SUM(orders_by_key_.orders) AS orders
  FROM orders_by_key_
  LEFT JOIN stores AS store
    ON orders_by_key_.store_id = store.store_id
  GROUP BY
    store.country_code
)
/* Look up store in stores by store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up worth_of_sales in these totals by customer_id = worth_of_sales_by_customer_by_store.customer and store_id = worth_of_sales_by_customer_by_store.store; rows without a match stay, with nulls. */
/* Look up orders in these totals by store.country = orders_by_country.store.country; rows without a match stay, with nulls. */
/* Keep rows where metric(worth_of_sales by customer, store) is null or metric(orders by store.country) > 4. */
/* Over all rows, put the partial revenue together. */
SELECT
  SUM(orders_by_key.revenue) AS revenue
FROM orders_by_key
LEFT JOIN stores AS store
  ON orders_by_key.store_id = store.store_id
LEFT JOIN worth_of_sales_by_customer_by_store
  ON orders_by_key.customer_id = worth_of_sales_by_customer_by_store.customer
  AND orders_by_key.store_id = worth_of_sales_by_customer_by_store.store
LEFT JOIN orders_by_country
  ON store.country_code = orders_by_country."store.country"
WHERE
  (
    worth_of_sales_by_customer_by_store.worth_of_sales IS NULL
  )
  OR (
    orders_by_country.orders > 4
  )
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
