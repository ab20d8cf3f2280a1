-- query: dear_returns_in_europe by source
-- Read visits.
-- Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls.
-- Keep rows where customer.home.region = 'Europe'.
-- Read returns.
-- Keep rows where worth > 1.
-- Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- Keep rows where store.country.region = 'America'.
-- Count each of returns_events for the latest of visits_events before it, where customer = customer.
-- For each source, compute dear_returns_in_europe = COUNT(*).
-- Sort by source.

-- duckdb
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    customer_home.region = 'Europe'
), returns_events AS (
  /* Keep rows where worth > 1. */
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Keep rows where store.country.region = 'America'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC, returns.returned_on ASC) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  WHERE
    returns.worth > 1 AND store_country.region = 'America'
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
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* For each source, compute dear_returns_in_europe = COUNT(*). */
SELECT
  source,
  COUNT(*) AS dear_returns_in_europe
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC;

-- postgres
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    customer_home.region = 'Europe'
), returns_events AS (
  /* Keep rows where worth > 1. */
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Keep rows where store.country.region = 'America'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC, returns.returned_on ASC) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  WHERE
    returns.worth > 1 AND store_country.region = 'America'
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
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* For each source, compute dear_returns_in_europe = COUNT(*). */
SELECT
  source,
  COUNT(*) AS dear_returns_in_europe
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC;

-- spark
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    customer_home.region = 'Europe'
), returns_events AS (
  /* Keep rows where worth > 1. */
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Keep rows where store.country.region = 'America'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC NULLS LAST, returns.returned_on ASC NULLS LAST) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  WHERE
    returns.worth > 1 AND store_country.region = 'America'
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
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* For each source, compute dear_returns_in_europe = COUNT(*). */
SELECT
  source,
  COUNT(*) AS dear_returns_in_europe
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- trino
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    customer_home.region = 'Europe'
), returns_events AS (
  /* Keep rows where worth > 1. */
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Keep rows where store.country.region = 'America'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC, returns.returned_on ASC) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  WHERE
    returns.worth > 1 AND store_country.region = 'America'
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
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* For each source, compute dear_returns_in_europe = COUNT(*). */
SELECT
  source,
  COUNT(*) AS dear_returns_in_europe
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC;

-- snowflake
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    customer_home.region = 'Europe'
), returns_events AS (
  /* Keep rows where worth > 1. */
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Keep rows where store.country.region = 'America'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC, returns.returned_on ASC) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  WHERE
    returns.worth > 1 AND store_country.region = 'America'
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
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* For each source, compute dear_returns_in_europe = COUNT(*). */
SELECT
  source,
  COUNT(*) AS dear_returns_in_europe
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC;

-- bigquery
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    customer_home.region = 'Europe'
), returns_events AS (
  /* Keep rows where worth > 1. */
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Keep rows where store.country.region = 'America'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC NULLS LAST, returns.returned_on ASC NULLS LAST) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  WHERE
    returns.worth > 1 AND store_country.region = 'America'
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
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* For each source, compute dear_returns_in_europe = COUNT(*). */
SELECT
  source,
  COUNT(*) AS dear_returns_in_europe
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- databricks
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    customer_home.region = 'Europe'
), returns_events AS (
  /* Keep rows where worth > 1. */
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Keep rows where store.country.region = 'America'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC NULLS LAST, returns.returned_on ASC NULLS LAST) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  WHERE
    returns.worth > 1 AND store_country.region = 'America'
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
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* For each source, compute dear_returns_in_europe = COUNT(*). */
SELECT
  source,
  COUNT(*) AS dear_returns_in_europe
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- clickhouse
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    customer_home.region = 'Europe'
), returns_events AS (
  /* Keep rows where worth > 1. */
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
  /* Keep rows where store.country.region = 'America'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC, returns.returned_on ASC) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  LEFT JOIN countries AS store_country
    ON store.country_code = store_country.code
  WHERE
    returns.worth > 1 AND store_country.region = 'America'
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
)
/* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
/* For each source, compute dear_returns_in_europe = COUNT(*). */
SELECT
  source,
  COUNT(*) AS dear_returns_in_europe
FROM conversions
WHERE
  place = 1
GROUP BY
  source
ORDER BY
  source ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
