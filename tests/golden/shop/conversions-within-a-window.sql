-- query: soon_returned by source
-- Read visits.
-- Read returns.
-- Count each of returns_events for the latest of visits_events before it within 2 day, where customer = customer.
-- For each source, compute soon_returned = COUNT(*).
-- Sort by source.

-- duckdb
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC, visits_events.source ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
    AND visits_events.seen_on > returns_events.their_returned_on - INTERVAL '2' DAY
)
/* Count each of returns_events for the latest of visits_events before it within 2 day, where customer = customer. */
/* For each source, compute soon_returned = COUNT(*). */
SELECT
  source,
  COUNT(*) AS soon_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC;

-- postgres
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC, visits_events.source ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
    AND visits_events.seen_on > returns_events.their_returned_on - INTERVAL '2 DAY'
)
/* Count each of returns_events for the latest of visits_events before it within 2 day, where customer = customer. */
/* For each source, compute soon_returned = COUNT(*). */
SELECT
  source,
  COUNT(*) AS soon_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC;

-- spark
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST, visits_events.source ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
    AND visits_events.seen_on > returns_events.their_returned_on - INTERVAL '2' DAY
)
/* Count each of returns_events for the latest of visits_events before it within 2 day, where customer = customer. */
/* For each source, compute soon_returned = COUNT(*). */
SELECT
  source,
  COUNT(*) AS soon_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- trino
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC, visits_events.source ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
    AND visits_events.seen_on > returns_events.their_returned_on - INTERVAL '2' DAY
)
/* Count each of returns_events for the latest of visits_events before it within 2 day, where customer = customer. */
/* For each source, compute soon_returned = COUNT(*). */
SELECT
  source,
  COUNT(*) AS soon_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC;

-- snowflake
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC, visits_events.source ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
    AND visits_events.seen_on > returns_events.their_returned_on - INTERVAL '2 DAY'
)
/* Count each of returns_events for the latest of visits_events before it within 2 day, where customer = customer. */
/* For each source, compute soon_returned = COUNT(*). */
SELECT
  source,
  COUNT(*) AS soon_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC;

-- bigquery
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST, visits_events.source ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
    AND visits_events.seen_on > returns_events.their_returned_on - INTERVAL '2' DAY
)
/* Count each of returns_events for the latest of visits_events before it within 2 day, where customer = customer. */
/* For each source, compute soon_returned = COUNT(*). */
SELECT
  source,
  COUNT(*) AS soon_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- databricks
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST, visits_events.source ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
    AND visits_events.seen_on > returns_events.their_returned_on - INTERVAL '2' DAY
)
/* Count each of returns_events for the latest of visits_events before it within 2 day, where customer = customer. */
/* For each source, compute soon_returned = COUNT(*). */
SELECT
  source,
  COUNT(*) AS soon_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- clickhouse
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC, visits_events.source ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
    AND visits_events.seen_on > returns_events.their_returned_on - INTERVAL '2' DAY
)
/* Count each of returns_events for the latest of visits_events before it within 2 day, where customer = customer. */
/* For each source, compute soon_returned = COUNT(*). */
SELECT
  source,
  COUNT(*) AS soon_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
