-- query: place, orders by customer.customer_id having metric(visits by customer.customer_id) >= 2 or metric(visits) < 3
-- Read orders.
-- For each orders.customer, compute revenue = SUM(amount) and orders = COUNT(*).
-- Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null.
-- Read visits.
-- For each visits.customer, compute visits = COUNT(*).
-- Look up visits in these totals by customer.customer_id = visits_by_customer_id.customer.customer_id; rows without a match stay, with nulls.
-- Over all rows, compute visits = COUNT(*).
-- Put visits, one value, beside each row.
-- Keep rows where metric(visits by customer.customer_id) >= 2 or metric(visits) < 3.
-- Sort by customer.customer_id.

-- duckdb
WITH orders_totals AS (
  /* For each orders.customer, compute revenue = SUM(amount) and orders = COUNT(*). */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    RANK() OVER (ORDER BY SUM(amount) DESC) AS place,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer_id AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
), visits_1 AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
)
/* Look up visits in these totals by customer.customer_id = visits_by_customer_id.customer.customer_id; rows without a match stay, with nulls. */
/* Put visits, one value, beside each row. */
/* Keep rows where metric(visits by customer.customer_id) >= 2 or metric(visits) < 3. */
SELECT
  orders_totals."customer.customer_id",
  orders_totals.place,
  orders_totals.orders
FROM orders_totals
LEFT JOIN visits_by_customer_id
  ON orders_totals."customer.customer_id" = visits_by_customer_id."customer.customer_id"
CROSS JOIN visits_1
WHERE
  (
    visits_by_customer_id.visits >= 2
  ) OR (
    visits_1.visits < 3
  )
ORDER BY
  "customer.customer_id" ASC;

-- postgres
WITH orders_totals AS (
  /* For each orders.customer, compute revenue = SUM(amount) and orders = COUNT(*). */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    RANK() OVER (ORDER BY SUM(amount) DESC NULLS LAST) AS place,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer_id AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
), visits_1 AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
)
/* Look up visits in these totals by customer.customer_id = visits_by_customer_id.customer.customer_id; rows without a match stay, with nulls. */
/* Put visits, one value, beside each row. */
/* Keep rows where metric(visits by customer.customer_id) >= 2 or metric(visits) < 3. */
SELECT
  orders_totals."customer.customer_id",
  orders_totals.place,
  orders_totals.orders
FROM orders_totals
LEFT JOIN visits_by_customer_id
  ON orders_totals."customer.customer_id" = visits_by_customer_id."customer.customer_id"
CROSS JOIN visits_1
WHERE
  (
    visits_by_customer_id.visits >= 2
  ) OR (
    visits_1.visits < 3
  )
ORDER BY
  "customer.customer_id" ASC;

-- spark
WITH orders_totals AS (
  /* For each orders.customer, compute revenue = SUM(amount) and orders = COUNT(*). */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    customer_id AS `customer.customer_id`,
    RANK() OVER (ORDER BY SUM(amount) DESC) AS place,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer_id AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS `customer.customer_id`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
), visits_1 AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
)
/* Look up visits in these totals by customer.customer_id = visits_by_customer_id.customer.customer_id; rows without a match stay, with nulls. */
/* Put visits, one value, beside each row. */
/* Keep rows where metric(visits by customer.customer_id) >= 2 or metric(visits) < 3. */
SELECT
  orders_totals.`customer.customer_id`,
  orders_totals.place,
  orders_totals.orders
FROM orders_totals
LEFT JOIN visits_by_customer_id
  ON orders_totals.`customer.customer_id` = visits_by_customer_id.`customer.customer_id`
CROSS JOIN visits_1
WHERE
  (
    visits_by_customer_id.visits >= 2
  ) OR (
    visits_1.visits < 3
  )
ORDER BY
  `customer.customer_id` ASC NULLS LAST;

-- trino
WITH orders_totals AS (
  /* For each orders.customer, compute revenue = SUM(amount) and orders = COUNT(*). */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    RANK() OVER (ORDER BY SUM(amount) DESC) AS place,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer_id AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
), visits_1 AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
)
/* Look up visits in these totals by customer.customer_id = visits_by_customer_id.customer.customer_id; rows without a match stay, with nulls. */
/* Put visits, one value, beside each row. */
/* Keep rows where metric(visits by customer.customer_id) >= 2 or metric(visits) < 3. */
SELECT
  orders_totals."customer.customer_id",
  orders_totals.place,
  orders_totals.orders
FROM orders_totals
LEFT JOIN visits_by_customer_id
  ON orders_totals."customer.customer_id" = visits_by_customer_id."customer.customer_id"
CROSS JOIN visits_1
WHERE
  (
    visits_by_customer_id.visits >= 2
  ) OR (
    visits_1.visits < 3
  )
ORDER BY
  "customer.customer_id" ASC;

-- snowflake
WITH orders_totals AS (
  /* For each orders.customer, compute revenue = SUM(amount) and orders = COUNT(*). */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    RANK() OVER (ORDER BY SUM(amount) DESC NULLS LAST) AS place,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer_id AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
), visits_1 AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
)
/* Look up visits in these totals by customer.customer_id = visits_by_customer_id.customer.customer_id; rows without a match stay, with nulls. */
/* Put visits, one value, beside each row. */
/* Keep rows where metric(visits by customer.customer_id) >= 2 or metric(visits) < 3. */
SELECT
  orders_totals."customer.customer_id",
  orders_totals.place,
  orders_totals.orders
FROM orders_totals
LEFT JOIN visits_by_customer_id
  ON orders_totals."customer.customer_id" = visits_by_customer_id."customer.customer_id"
CROSS JOIN visits_1
WHERE
  (
    visits_by_customer_id.visits >= 2
  ) OR (
    visits_1.visits < 3
  )
ORDER BY
  "customer.customer_id" ASC;

-- bigquery
WITH orders_totals AS (
  /* For each orders.customer, compute revenue = SUM(amount) and orders = COUNT(*). */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    customer_id AS `customer_customer_id`,
    RANK() OVER (ORDER BY SUM(amount) DESC) AS place,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer_id AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS `customer_customer_id`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
), visits_1 AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
)
/* Look up visits in these totals by customer.customer_id = visits_by_customer_id.customer.customer_id; rows without a match stay, with nulls. */
/* Put visits, one value, beside each row. */
/* Keep rows where metric(visits by customer.customer_id) >= 2 or metric(visits) < 3. */
SELECT
  orders_totals.`customer_customer_id`,
  orders_totals.place,
  orders_totals.orders
FROM orders_totals
LEFT JOIN visits_by_customer_id
  ON orders_totals.`customer_customer_id` = visits_by_customer_id.`customer_customer_id`
CROSS JOIN visits_1
WHERE
  (
    visits_by_customer_id.visits >= 2
  ) OR (
    visits_1.visits < 3
  )
ORDER BY
  `customer_customer_id` ASC NULLS LAST;

-- databricks
WITH orders_totals AS (
  /* For each orders.customer, compute revenue = SUM(amount) and orders = COUNT(*). */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    customer_id AS `customer.customer_id`,
    RANK() OVER (ORDER BY SUM(amount) DESC) AS place,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer_id AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS `customer.customer_id`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
), visits_1 AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
)
/* Look up visits in these totals by customer.customer_id = visits_by_customer_id.customer.customer_id; rows without a match stay, with nulls. */
/* Put visits, one value, beside each row. */
/* Keep rows where metric(visits by customer.customer_id) >= 2 or metric(visits) < 3. */
SELECT
  orders_totals.`customer.customer_id`,
  orders_totals.place,
  orders_totals.orders
FROM orders_totals
LEFT JOIN visits_by_customer_id
  ON orders_totals.`customer.customer_id` = visits_by_customer_id.`customer.customer_id`
CROSS JOIN visits_1
WHERE
  (
    visits_by_customer_id.visits >= 2
  ) OR (
    visits_1.visits < 3
  )
ORDER BY
  `customer.customer_id` ASC NULLS LAST;

-- clickhouse
WITH orders_totals AS (
  /* For each orders.customer, compute revenue = SUM(amount) and orders = COUNT(*). */
  /* Compute place = RANK() OVER (ORDER BY revenue DESC); a division by zero gives null. */
  SELECT
    customer_id AS "customer.customer_id",
    RANK() OVER (ORDER BY SUM(amount) DESC) AS place,
    COUNT(*) AS orders
  FROM orders
  GROUP BY
    customer_id
), visits_by_customer_id AS (
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS "customer.customer_id",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    customer_id
), visits_1 AS (
  /* Over all rows, compute visits = COUNT(*). */
  SELECT
    COUNT(*) AS visits
  FROM visits
)
/* Look up visits in these totals by customer.customer_id = visits_by_customer_id.customer.customer_id; rows without a match stay, with nulls. */
/* Put visits, one value, beside each row. */
/* Keep rows where metric(visits by customer.customer_id) >= 2 or metric(visits) < 3. */
SELECT
  orders_totals."customer.customer_id",
  orders_totals.place,
  orders_totals.orders
FROM orders_totals
LEFT JOIN visits_by_customer_id
  ON orders_totals."customer.customer_id" = visits_by_customer_id."customer.customer_id"
CROSS JOIN visits_1
WHERE
  (
    visits_by_customer_id.visits >= 2
  ) OR (
    visits_1.visits < 3
  )
ORDER BY
  "customer.customer_id" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
