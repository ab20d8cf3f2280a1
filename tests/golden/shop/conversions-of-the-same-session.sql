-- query: session_returned by customer.vip where source <> 'mail'
-- Read visits.
-- Keep rows where source <> 'mail'.
-- Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Read returns.
-- Count each of returns_events for the latest of visits_events before it, where customer = customer and session = session.
-- For each customer.vip, compute session_returned = COUNT(*).
-- Sort by customer.vip.

-- duckdb
WITH visits_events AS (
  /* Keep rows where source <> 'mail'. */
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  SELECT
    visits.customer_id AS customer,
    visits."session",
    visits.seen_on,
    customer.vip AS "customer.vip"
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    visits.source <> 'mail'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    "session" AS their_session,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, "session" ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events."customer.vip",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC, visits_events.session ASC, visits_events."customer.vip" ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.session = returns_events.their_session
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer and session = session. */
/* For each customer.vip, compute session_returned = COUNT(*). */
SELECT
  "customer.vip",
  COUNT(*) AS session_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  "customer.vip"
ORDER BY
  "customer.vip" ASC;

-- postgres
WITH visits_events AS (
  /* Keep rows where source <> 'mail'. */
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  SELECT
    visits.customer_id AS customer,
    visits."session",
    visits.seen_on,
    customer.vip AS "customer.vip"
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    visits.source <> 'mail'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    "session" AS their_session,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, "session" ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events."customer.vip",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC, visits_events.session ASC, visits_events."customer.vip" ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.session = returns_events.their_session
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer and session = session. */
/* For each customer.vip, compute session_returned = COUNT(*). */
SELECT
  "customer.vip",
  COUNT(*) AS session_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  "customer.vip"
ORDER BY
  "customer.vip" ASC;

-- spark
WITH visits_events AS (
  /* Keep rows where source <> 'mail'. */
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  SELECT
    visits.customer_id AS customer,
    visits.`session`,
    visits.seen_on,
    customer.vip AS `customer.vip`
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    visits.source <> 'mail'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    `session` AS their_session,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (
      ORDER BY customer_id ASC NULLS LAST, `session` ASC NULLS LAST, returned_on ASC NULLS LAST
    ) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.`customer.vip`,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST, visits_events.session ASC NULLS LAST, visits_events.`customer.vip` ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.session = returns_events.their_session
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer and session = session. */
/* For each customer.vip, compute session_returned = COUNT(*). */
SELECT
  `customer.vip`,
  COUNT(*) AS session_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  `customer.vip`
ORDER BY
  `customer.vip` ASC NULLS LAST;

-- trino
WITH visits_events AS (
  /* Keep rows where source <> 'mail'. */
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  SELECT
    visits.customer_id AS customer,
    visits."session",
    visits.seen_on,
    customer.vip AS "customer.vip"
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    visits.source <> 'mail'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    "session" AS their_session,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, "session" ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events."customer.vip",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC, visits_events.session ASC, visits_events."customer.vip" ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.session = returns_events.their_session
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer and session = session. */
/* For each customer.vip, compute session_returned = COUNT(*). */
SELECT
  "customer.vip",
  COUNT(*) AS session_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  "customer.vip"
ORDER BY
  "customer.vip" ASC;

-- snowflake
WITH visits_events AS (
  /* Keep rows where source <> 'mail'. */
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  SELECT
    visits.customer_id AS customer,
    visits."session",
    visits.seen_on,
    customer.vip AS "customer.vip"
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    visits.source <> 'mail'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    "session" AS their_session,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, "session" ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events."customer.vip",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC, visits_events.session ASC, visits_events."customer.vip" ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.session = returns_events.their_session
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer and session = session. */
/* For each customer.vip, compute session_returned = COUNT(*). */
SELECT
  "customer.vip",
  COUNT(*) AS session_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  "customer.vip"
ORDER BY
  "customer.vip" ASC;

-- bigquery
WITH visits_events AS (
  /* Keep rows where source <> 'mail'. */
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  SELECT
    visits.customer_id AS customer,
    visits.`session`,
    visits.seen_on,
    customer.vip AS `customer_vip`
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    visits.source <> 'mail'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    `session` AS their_session,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (
      ORDER BY customer_id ASC NULLS LAST, `session` ASC NULLS LAST, returned_on ASC NULLS LAST
    ) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.`customer_vip`,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST, visits_events.session ASC NULLS LAST, visits_events.`customer_vip` ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.session = returns_events.their_session
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer and session = session. */
/* For each customer.vip, compute session_returned = COUNT(*). */
SELECT
  `customer_vip`,
  COUNT(*) AS session_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  `customer_vip`
ORDER BY
  `customer_vip` ASC NULLS LAST;

-- databricks
WITH visits_events AS (
  /* Keep rows where source <> 'mail'. */
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  SELECT
    visits.customer_id AS customer,
    visits.`session`,
    visits.seen_on,
    customer.vip AS `customer.vip`
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    visits.source <> 'mail'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    `session` AS their_session,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (
      ORDER BY customer_id ASC NULLS LAST, `session` ASC NULLS LAST, returned_on ASC NULLS LAST
    ) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.`customer.vip`,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST, visits_events.session ASC NULLS LAST, visits_events.`customer.vip` ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.session = returns_events.their_session
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer and session = session. */
/* For each customer.vip, compute session_returned = COUNT(*). */
SELECT
  `customer.vip`,
  COUNT(*) AS session_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  `customer.vip`
ORDER BY
  `customer.vip` ASC NULLS LAST;

-- clickhouse
WITH visits_events AS (
  /* Keep rows where source <> 'mail'. */
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  SELECT
    visits.customer_id AS customer,
    visits."session",
    visits.seen_on,
    customer.vip AS "customer.vip"
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    visits.source <> 'mail'
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    "session" AS their_session,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, "session" ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events."customer.vip",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC, visits_events.session ASC, visits_events."customer.vip" ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.session = returns_events.their_session
    AND visits_events.seen_on <= returns_events.their_returned_on
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer and session = session. */
/* For each customer.vip, compute session_returned = COUNT(*). */
SELECT
  "customer.vip",
  COUNT(*) AS session_returned
FROM conversions
WHERE
  place = 1
GROUP BY
  "customer.vip"
ORDER BY
  "customer.vip" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
