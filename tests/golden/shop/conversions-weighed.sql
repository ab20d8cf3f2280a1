-- query: worth_after_ads, visits by customer during 2024-01
-- Read visits.
-- Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01 and source = 'ad'.
-- Read returns.
-- Count each of returns_events for the latest of visits_events before it, where customer = customer.
-- For each customer, compute worth_after_ads = SUM(worth).
-- Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01.
-- For each visits.customer, compute visits = COUNT(*).
-- Put the totals side by side by customer; a group that one side lacks has nulls there.
-- Sort by customer.

-- duckdb
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01 and source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    (
      seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
    )
    AND source = 'ad'
), returns_events AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.customer,
    returns_events.worth,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each customer, compute worth_after_ads = SUM(worth). */
  SELECT
    customer,
    SUM(worth) AS worth_after_ads
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    customer
), visits_seen_on_totals AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    worth_after_ads,
    NULL AS visits
  FROM conversion_totals
  UNION ALL
  SELECT
    customer,
    NULL AS worth_after_ads,
    visits
  FROM visits_seen_on_totals
)
SELECT
  customer,
  MAX(worth_after_ads) AS worth_after_ads,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- postgres
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01 and source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    (
      seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
    )
    AND source = 'ad'
), returns_events AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.customer,
    returns_events.worth,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each customer, compute worth_after_ads = SUM(worth). */
  SELECT
    customer,
    SUM(worth) AS worth_after_ads
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    customer
), visits_seen_on_totals AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    worth_after_ads,
    (
      SELECT
        visits
      FROM visits_seen_on_totals
      WHERE
        FALSE
    ) AS visits
  FROM conversion_totals
  UNION ALL
  SELECT
    customer,
    (
      SELECT
        worth_after_ads
      FROM conversion_totals
      WHERE
        FALSE
    ) AS worth_after_ads,
    visits
  FROM visits_seen_on_totals
)
SELECT
  customer,
  MAX(worth_after_ads) AS worth_after_ads,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- spark
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01 and source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    (
      seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
    )
    AND source = 'ad'
), returns_events AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.customer,
    returns_events.worth,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each customer, compute worth_after_ads = SUM(worth). */
  SELECT
    customer,
    SUM(worth) AS worth_after_ads
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    customer
), visits_seen_on_totals AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    worth_after_ads,
    NULL AS visits
  FROM conversion_totals
  UNION ALL
  SELECT
    customer,
    NULL AS worth_after_ads,
    visits
  FROM visits_seen_on_totals
)
SELECT
  customer,
  MAX(worth_after_ads) AS worth_after_ads,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC NULLS LAST;

-- trino
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01 and source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    (
      seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
    )
    AND source = 'ad'
), returns_events AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.customer,
    returns_events.worth,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each customer, compute worth_after_ads = SUM(worth). */
  SELECT
    customer,
    SUM(worth) AS worth_after_ads
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    customer
), visits_seen_on_totals AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    worth_after_ads,
    NULL AS visits
  FROM conversion_totals
  UNION ALL
  SELECT
    customer,
    NULL AS worth_after_ads,
    visits
  FROM visits_seen_on_totals
)
SELECT
  customer,
  MAX(worth_after_ads) AS worth_after_ads,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- snowflake
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01 and source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    (
      seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
    )
    AND source = 'ad'
), returns_events AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.customer,
    returns_events.worth,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each customer, compute worth_after_ads = SUM(worth). */
  SELECT
    customer,
    SUM(worth) AS worth_after_ads
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    customer
), visits_seen_on_totals AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    worth_after_ads,
    NULL AS visits
  FROM conversion_totals
  UNION ALL
  SELECT
    customer,
    NULL AS worth_after_ads,
    visits
  FROM visits_seen_on_totals
)
SELECT
  customer,
  MAX(worth_after_ads) AS worth_after_ads,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC;

-- bigquery
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01 and source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    (
      seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
    )
    AND source = 'ad'
), returns_events AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.customer,
    returns_events.worth,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each customer, compute worth_after_ads = SUM(worth). */
  SELECT
    customer,
    SUM(worth) AS worth_after_ads
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    customer
), visits_seen_on_totals AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    worth_after_ads,
    NULL AS visits
  FROM conversion_totals
  UNION ALL
  SELECT
    customer,
    NULL AS worth_after_ads,
    visits
  FROM visits_seen_on_totals
)
SELECT
  customer,
  MAX(worth_after_ads) AS worth_after_ads,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC NULLS LAST;

-- databricks
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01 and source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    (
      seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
    )
    AND source = 'ad'
), returns_events AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.customer,
    returns_events.worth,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each customer, compute worth_after_ads = SUM(worth). */
  SELECT
    customer,
    SUM(worth) AS worth_after_ads
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    customer
), visits_seen_on_totals AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    worth_after_ads,
    NULL AS visits
  FROM conversion_totals
  UNION ALL
  SELECT
    customer,
    NULL AS worth_after_ads,
    visits
  FROM visits_seen_on_totals
)
SELECT
  customer,
  MAX(worth_after_ads) AS worth_after_ads,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC NULLS LAST;

-- clickhouse
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01 and source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    (
      seen_on >= CAST('2024-01-01' AS Nullable(DATE))
      AND seen_on < CAST('2024-02-01' AS Nullable(DATE))
    )
    AND source = 'ad'
), returns_events AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.customer,
    returns_events.worth,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each customer, compute worth_after_ads = SUM(worth). */
  SELECT
    customer,
    SUM(worth) AS worth_after_ads
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    customer
), visits_seen_on_totals AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each visits.customer, compute visits = COUNT(*). */
  SELECT
    customer_id AS customer,
    COUNT(*) AS visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS Nullable(DATE))
    AND seen_on < CAST('2024-02-01' AS Nullable(DATE))
  GROUP BY
    customer_id
), side_by_side AS (
  /* Put the totals side by side by customer; a group that one side lacks has nulls there. */
  SELECT
    customer,
    worth_after_ads,
    NULL AS visits
  FROM conversion_totals
  UNION ALL
  SELECT
    customer,
    NULL AS worth_after_ads,
    visits
  FROM visits_seen_on_totals
)
SELECT
  customer,
  MAX(worth_after_ads) AS worth_after_ads,
  MAX(visits) AS visits
FROM side_by_side
GROUP BY
  customer
ORDER BY
  customer ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
