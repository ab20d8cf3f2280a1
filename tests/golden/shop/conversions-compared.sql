-- query: visits_returned by source during 2024-01-04 to 2024-01-31 compare to previous period
-- Read visits.
-- Keep rows where visits.seen_on is from 2024-01-04 and before 2024-02-01.
-- Read returns.
-- Count each of returns_events for the latest of visits_events before it, where customer = customer.
-- For each source, compute visits_returned = COUNT(*).
-- Keep rows where visits.seen_on is from 2023-12-07 and before 2024-01-04.
-- For each source, compute visits_returned__previous = COUNT(*).
-- Put the totals side by side by source; a group that one side lacks has nulls there.
-- Compute visits_returned__difference = visits_returned - visits_returned__previous and visits_returned__change = (visits_returned - visits_returned__previous) / visits_returned__previous; a division by zero gives null.
-- Sort by source.

-- duckdb
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-04 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-04' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2023-12-07 and before 2024-01-04. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2023-12-07' AS DATE) AND seen_on < CAST('2024-01-04' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC, visits_events_.source ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned__previous = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned__previous
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    visits_returned,
    NULL AS visits_returned__previous
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS visits_returned,
    visits_returned__previous
  FROM conversion_totals_
)
/* Compute visits_returned__difference = visits_returned - visits_returned__previous and visits_returned__change = (visits_returned - visits_returned__previous) / visits_returned__previous; a division by zero gives null. */
SELECT
  source,
  MAX(visits_returned) AS visits_returned,
  MAX(visits_returned__previous) AS visits_returned__previous,
  MAX(visits_returned) - MAX(visits_returned__previous) AS visits_returned__difference,
  CAST((
    MAX(visits_returned) - MAX(visits_returned__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits_returned__previous), 0) AS visits_returned__change
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC;

-- postgres
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-04 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-04' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2023-12-07 and before 2024-01-04. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2023-12-07' AS DATE) AND seen_on < CAST('2024-01-04' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC NULLS LAST, visits_events_.customer ASC, visits_events_.source ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned__previous = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned__previous
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    visits_returned,
    (
      SELECT
        visits_returned__previous
      FROM conversion_totals_
      WHERE
        FALSE
    ) AS visits_returned__previous
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    (
      SELECT
        visits_returned
      FROM conversion_totals
      WHERE
        FALSE
    ) AS visits_returned,
    visits_returned__previous
  FROM conversion_totals_
)
/* Compute visits_returned__difference = visits_returned - visits_returned__previous and visits_returned__change = (visits_returned - visits_returned__previous) / visits_returned__previous; a division by zero gives null. */
SELECT
  source,
  MAX(visits_returned) AS visits_returned,
  MAX(visits_returned__previous) AS visits_returned__previous,
  MAX(visits_returned) - MAX(visits_returned__previous) AS visits_returned__difference,
  CAST((
    MAX(visits_returned) - MAX(visits_returned__previous)
  ) AS DOUBLE PRECISION) / NULLIF(MAX(visits_returned__previous), 0) AS visits_returned__change
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC;

-- spark
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-04 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-04' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2023-12-07 and before 2024-01-04. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2023-12-07' AS DATE) AND seen_on < CAST('2024-01-04' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC NULLS LAST, visits_events_.source ASC NULLS LAST
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned__previous = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned__previous
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    visits_returned,
    NULL AS visits_returned__previous
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS visits_returned,
    visits_returned__previous
  FROM conversion_totals_
)
/* Compute visits_returned__difference = visits_returned - visits_returned__previous and visits_returned__change = (visits_returned - visits_returned__previous) / visits_returned__previous; a division by zero gives null. */
SELECT
  source,
  MAX(visits_returned) AS visits_returned,
  MAX(visits_returned__previous) AS visits_returned__previous,
  MAX(visits_returned) - MAX(visits_returned__previous) AS visits_returned__difference,
  CAST((
    MAX(visits_returned) - MAX(visits_returned__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits_returned__previous), 0) AS visits_returned__change
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- trino
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-04 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-04' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2023-12-07 and before 2024-01-04. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2023-12-07' AS DATE) AND seen_on < CAST('2024-01-04' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC, visits_events_.source ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned__previous = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned__previous
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    visits_returned,
    NULL AS visits_returned__previous
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS visits_returned,
    visits_returned__previous
  FROM conversion_totals_
)
/* Compute visits_returned__difference = visits_returned - visits_returned__previous and visits_returned__change = (visits_returned - visits_returned__previous) / visits_returned__previous; a division by zero gives null. */
SELECT
  source,
  MAX(visits_returned) AS visits_returned,
  MAX(visits_returned__previous) AS visits_returned__previous,
  MAX(visits_returned) - MAX(visits_returned__previous) AS visits_returned__difference,
  CAST((
    MAX(visits_returned) - MAX(visits_returned__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits_returned__previous), 0) AS visits_returned__change
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC;

-- snowflake
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-04 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-04' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2023-12-07 and before 2024-01-04. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2023-12-07' AS DATE) AND seen_on < CAST('2024-01-04' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC NULLS LAST, visits_events_.customer ASC, visits_events_.source ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned__previous = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned__previous
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    visits_returned,
    NULL AS visits_returned__previous
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS visits_returned,
    visits_returned__previous
  FROM conversion_totals_
)
/* Compute visits_returned__difference = visits_returned - visits_returned__previous and visits_returned__change = (visits_returned - visits_returned__previous) / visits_returned__previous; a division by zero gives null. */
SELECT
  source,
  MAX(visits_returned) AS visits_returned,
  MAX(visits_returned__previous) AS visits_returned__previous,
  MAX(visits_returned) - MAX(visits_returned__previous) AS visits_returned__difference,
  CAST((
    MAX(visits_returned) - MAX(visits_returned__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits_returned__previous), 0) AS visits_returned__change
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC;

-- bigquery
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-04 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-04' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2023-12-07 and before 2024-01-04. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2023-12-07' AS DATE) AND seen_on < CAST('2024-01-04' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC NULLS LAST, visits_events_.source ASC NULLS LAST
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned__previous = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned__previous
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    visits_returned,
    NULL AS visits_returned__previous
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS visits_returned,
    visits_returned__previous
  FROM conversion_totals_
)
/* Compute visits_returned__difference = visits_returned - visits_returned__previous and visits_returned__change = (visits_returned - visits_returned__previous) / visits_returned__previous; a division by zero gives null. */
SELECT
  source,
  MAX(visits_returned) AS visits_returned,
  MAX(visits_returned__previous) AS visits_returned__previous,
  MAX(visits_returned) - MAX(visits_returned__previous) AS visits_returned__difference,
  CAST((
    MAX(visits_returned) - MAX(visits_returned__previous)
  ) AS FLOAT64) / NULLIF(MAX(visits_returned__previous), 0) AS visits_returned__change
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- databricks
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-04 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-04' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2023-12-07 and before 2024-01-04. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2023-12-07' AS DATE) AND seen_on < CAST('2024-01-04' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC NULLS LAST, visits_events_.source ASC NULLS LAST
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned__previous = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned__previous
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    visits_returned,
    NULL AS visits_returned__previous
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS visits_returned,
    visits_returned__previous
  FROM conversion_totals_
)
/* Compute visits_returned__difference = visits_returned - visits_returned__previous and visits_returned__change = (visits_returned - visits_returned__previous) / visits_returned__previous; a division by zero gives null. */
SELECT
  source,
  MAX(visits_returned) AS visits_returned,
  MAX(visits_returned__previous) AS visits_returned__previous,
  MAX(visits_returned) - MAX(visits_returned__previous) AS visits_returned__difference,
  CAST((
    MAX(visits_returned) - MAX(visits_returned__previous)
  ) AS DOUBLE) / NULLIF(MAX(visits_returned__previous), 0) AS visits_returned__change
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- clickhouse
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-04 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-04' AS Nullable(DATE))
    AND seen_on < CAST('2024-02-01' AS Nullable(DATE))
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2023-12-07 and before 2024-01-04. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2023-12-07' AS Nullable(DATE))
    AND seen_on < CAST('2024-01-04' AS Nullable(DATE))
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC, visits_events_.source ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source, compute visits_returned__previous = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS visits_returned__previous
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    visits_returned,
    NULL AS visits_returned__previous
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS visits_returned,
    visits_returned__previous
  FROM conversion_totals_
)
/* Compute visits_returned__difference = visits_returned - visits_returned__previous and visits_returned__change = (visits_returned - visits_returned__previous) / visits_returned__previous; a division by zero gives null. */
SELECT
  source,
  MAX(visits_returned) AS visits_returned,
  MAX(visits_returned__previous) AS visits_returned__previous,
  MAX(visits_returned) - MAX(visits_returned__previous) AS visits_returned__difference,
  CAST((
    MAX(visits_returned) - MAX(visits_returned__previous)
  ) AS Nullable(Float64)) / nullIf(MAX(visits_returned__previous), 0) AS visits_returned__change
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
