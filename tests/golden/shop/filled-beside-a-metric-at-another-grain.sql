-- query: revenue by time.month, customer.vip where metric(gift_share by customer) > 0.3 or customer.vip fill
-- Read orders.
-- Look up customer in customers by orders.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*).
-- Compute gift_share = gift_orders / orders; a division by zero gives null.
-- Look up gift_share in these totals by orders.customer = gift_share_by_customer.customer; rows without a match stay, with nulls.
-- Keep rows where metric(gift_share by customer) > 0.3 or customer.vip.
-- For each month of orders.ordered_on and customer.vip, compute revenue = SUM(amount).
-- Over all rows, compute the least month of orders.ordered_on and the greatest month of orders.ordered_on.
-- Make a calendar: every month from the earliest to the latest.
-- List the distinct calendar.instant.
-- Add a row with nulls for each time.month of the calendar that has none.
-- Take time.month, customer.vip and revenue of every row.
-- Sort by time.month and customer.vip.

-- duckdb
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE),
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.3 or customer.vip. */
  /* For each time.month and customer.vip, put the partial revenue together. */
  SELECT
    orders_by_key."time.month",
    customer.vip AS "customer.vip",
    SUM(orders_by_key.revenue) AS revenue
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    (
      gift_share_by_customer.gift_share > 0.3
    ) OR customer.vip
  GROUP BY
    orders_by_key."time.month",
    customer.vip
), orders_ends AS (
  /* Over all rows, compute the least month of orders.ordered_on and the greatest month of orders.ordered_on. */
  SELECT
    CAST(DATE_TRUNC('MONTH', MIN(ordered_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('MONTH', MAX(ordered_on)) AS DATE) AS latest
  FROM orders
), calendar AS (
  /* Make a calendar: every month from the earliest to the latest. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' MONTH)
    ) AS DATE) AS instant
  FROM orders_ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS "time.month"
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", orders_totals."time.month") AS "time.month",
  orders_totals."customer.vip",
  orders_totals.revenue
FROM periods
FULL JOIN orders_totals
  ON periods."time.month" = orders_totals."time.month"
ORDER BY
  "time.month" ASC,
  "customer.vip" ASC;

-- postgres
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE),
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.3 or customer.vip. */
  /* For each time.month and customer.vip, put the partial revenue together. */
  SELECT
    orders_by_key."time.month",
    customer.vip AS "customer.vip",
    SUM(orders_by_key.revenue) AS revenue
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    (
      gift_share_by_customer.gift_share > 0.3
    ) OR customer.vip
  GROUP BY
    orders_by_key."time.month",
    customer.vip
), orders_ends AS (
  /* Over all rows, compute the least month of orders.ordered_on and the greatest month of orders.ordered_on. */
  SELECT
    CAST(DATE_TRUNC('MONTH', MIN(ordered_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('MONTH', MAX(ordered_on)) AS DATE) AS latest
  FROM orders
), calendar AS (
  /* Make a calendar: every month from the earliest to the latest. */
  SELECT
    CAST(GENERATE_SERIES(CAST(earliest AS TIMESTAMP), CAST(latest AS TIMESTAMP), INTERVAL '1 MONTH') AS DATE) AS instant
  FROM orders_ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS "time.month"
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", orders_totals."time.month") AS "time.month",
  orders_totals."customer.vip",
  orders_totals.revenue
FROM periods
FULL JOIN orders_totals
  ON periods."time.month" = orders_totals."time.month"
ORDER BY
  "time.month" ASC,
  "customer.vip" ASC;

-- spark
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE),
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.3 or customer.vip. */
  /* For each time.month and customer.vip, put the partial revenue together. */
  SELECT
    orders_by_key.`time.month`,
    customer.vip AS `customer.vip`,
    SUM(orders_by_key.revenue) AS revenue
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    (
      gift_share_by_customer.gift_share > 0.3
    ) OR customer.vip
  GROUP BY
    orders_by_key.`time.month`,
    customer.vip
), orders_ends AS (
  /* Over all rows, compute the least month of orders.ordered_on and the greatest month of orders.ordered_on. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', MIN(ordered_on)) AS TIMESTAMP_NTZ) AS DATE) AS earliest,
    CAST(CAST(DATE_TRUNC('MONTH', MAX(ordered_on)) AS TIMESTAMP_NTZ) AS DATE) AS latest
  FROM orders
), calendar AS (
  /* Make a calendar: every month from the earliest to the latest. */
  SELECT
    EXPLODE(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' MONTH)) AS instant
  FROM orders_ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS `time.month`
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods.`time.month`, orders_totals.`time.month`) AS `time.month`,
  orders_totals.`customer.vip`,
  orders_totals.revenue
FROM periods
FULL JOIN orders_totals
  ON periods.`time.month` = orders_totals.`time.month`
ORDER BY
  `time.month` ASC NULLS LAST,
  `customer.vip` ASC NULLS LAST;

-- trino
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE) AS "time.month",
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    CAST(DATE_TRUNC('MONTH', ordered_on) AS DATE),
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.3 or customer.vip. */
  /* For each time.month and customer.vip, put the partial revenue together. */
  SELECT
    orders_by_key."time.month",
    customer.vip AS "customer.vip",
    SUM(orders_by_key.revenue) AS revenue
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    (
      gift_share_by_customer.gift_share > 0.3
    ) OR customer.vip
  GROUP BY
    orders_by_key."time.month",
    customer.vip
), orders_ends AS (
  /* Over all rows, compute the least month of orders.ordered_on and the greatest month of orders.ordered_on. */
  SELECT
    CAST(DATE_TRUNC('MONTH', MIN(ordered_on)) AS DATE) AS earliest,
    CAST(DATE_TRUNC('MONTH', MAX(ordered_on)) AS DATE) AS latest
  FROM orders
), calendar AS (
  /* Make a calendar: every month from the earliest to the latest. */
  SELECT
    listed AS instant
  FROM orders_ends
  CROSS JOIN UNNEST(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' MONTH)) AS series(listed)
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS "time.month"
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods."time.month", orders_totals."time.month") AS "time.month",
  orders_totals."customer.vip",
  orders_totals.revenue
FROM periods
FULL JOIN orders_totals
  ON periods."time.month" = orders_totals."time.month"
ORDER BY
  "time.month" ASC,
  "customer.vip" ASC;

-- snowflake
-- refused: Making a calendar of every month is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- refused: Making a calendar of every month is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH orders_by_key AS (
  /* For each month of orders.ordered_on and orders.customer_id, compute revenue = SUM(amount). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    customer_id,
    SUM(amount) AS revenue
  FROM orders
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', ordered_on) AS TIMESTAMP_NTZ) AS DATE),
    customer_id
), gift_share_by_customer AS (
  /* For each orders.customer, compute gift_orders = COUNT(*) where gift and orders = COUNT(*). */
  /* Compute gift_share = gift_orders / orders; a division by zero gives null. */
  SELECT
    customer_id AS customer,
    CAST(NULLIF(COUNT(*) FILTER(WHERE
      gift), 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS gift_share
  FROM orders
  GROUP BY
    customer_id
), orders_totals AS (
  /* Look up customer in customers by customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up gift_share in these totals by customer_id = gift_share_by_customer.customer; rows without a match stay, with nulls. */
  /* Keep rows where metric(gift_share by customer) > 0.3 or customer.vip. */
  /* For each time.month and customer.vip, put the partial revenue together. */
  SELECT
    orders_by_key.`time.month`,
    customer.vip AS `customer.vip`,
    SUM(orders_by_key.revenue) AS revenue
  FROM orders_by_key
  LEFT JOIN customers AS customer
    ON orders_by_key.customer_id = customer.customer_id
  LEFT JOIN gift_share_by_customer
    ON orders_by_key.customer_id = gift_share_by_customer.customer
  WHERE
    (
      gift_share_by_customer.gift_share > 0.3
    ) OR customer.vip
  GROUP BY
    orders_by_key.`time.month`,
    customer.vip
), orders_ends AS (
  /* Over all rows, compute the least month of orders.ordered_on and the greatest month of orders.ordered_on. */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', MIN(ordered_on)) AS TIMESTAMP_NTZ) AS DATE) AS earliest,
    CAST(CAST(DATE_TRUNC('MONTH', MAX(ordered_on)) AS TIMESTAMP_NTZ) AS DATE) AS latest
  FROM orders
), calendar AS (
  /* Make a calendar: every month from the earliest to the latest. */
  SELECT
    EXPLODE(SEQUENCE(CAST(earliest AS DATE), CAST(latest AS DATE), INTERVAL '1' MONTH)) AS instant
  FROM orders_ends
), periods AS (
  /* List the distinct calendar.instant. */
  SELECT
    instant AS `time.month`
  FROM calendar
  GROUP BY
    instant
)
/* Add a row with nulls for each time.month of the calendar that has none. */
SELECT
  COALESCE(periods.`time.month`, orders_totals.`time.month`) AS `time.month`,
  orders_totals.`customer.vip`,
  orders_totals.revenue
FROM periods
FULL JOIN orders_totals
  ON periods.`time.month` = orders_totals.`time.month`
ORDER BY
  `time.month` ASC NULLS LAST,
  `customer.vip` ASC NULLS LAST;

-- clickhouse
-- refused: Making a calendar of every month is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
