-- query: visits_returned where source = 'none'
-- Read visits.
-- Keep rows where source = 'none'.
-- Read returns.
-- Count each of returns_events for the latest of visits_events before it, where customer = customer.
-- Over all rows, compute visits_returned = COUNT(*).

-- duckdb
WITH visits_events AS (
  /* Keep rows where source = 'none'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'none'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* Over all rows, compute visits_returned = COUNT(*). */
SELECT
  COUNT(*) AS visits_returned
FROM conversions
WHERE
  place = 1;

-- postgres
WITH visits_events AS (
  /* Keep rows where source = 'none'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'none'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* Over all rows, compute visits_returned = COUNT(*). */
SELECT
  COUNT(*) AS visits_returned
FROM conversions
WHERE
  place = 1;

-- spark
WITH visits_events AS (
  /* Keep rows where source = 'none'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'none'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* Over all rows, compute visits_returned = COUNT(*). */
SELECT
  COUNT(*) AS visits_returned
FROM conversions
WHERE
  place = 1;

-- trino
WITH visits_events AS (
  /* Keep rows where source = 'none'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'none'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* Over all rows, compute visits_returned = COUNT(*). */
SELECT
  COUNT(*) AS visits_returned
FROM conversions
WHERE
  place = 1;

-- snowflake
WITH visits_events AS (
  /* Keep rows where source = 'none'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'none'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* Over all rows, compute visits_returned = COUNT(*). */
SELECT
  COUNT(*) AS visits_returned
FROM conversions
WHERE
  place = 1;

-- bigquery
WITH visits_events AS (
  /* Keep rows where source = 'none'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'none'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* Over all rows, compute visits_returned = COUNT(*). */
SELECT
  COUNT(*) AS visits_returned
FROM conversions
WHERE
  place = 1;

-- databricks
WITH visits_events AS (
  /* Keep rows where source = 'none'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'none'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* Over all rows, compute visits_returned = COUNT(*). */
SELECT
  COUNT(*) AS visits_returned
FROM conversions
WHERE
  place = 1;

-- clickhouse
WITH visits_events AS (
  /* Keep rows where source = 'none'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'none'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* Over all rows, compute visits_returned = COUNT(*). */
SELECT
  COUNT(*) AS visits_returned
FROM conversions
WHERE
  place = 1
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
