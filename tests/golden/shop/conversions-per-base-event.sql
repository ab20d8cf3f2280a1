-- query: returns_per_visit, visits_returned by time.month
-- Read visits.
-- Read returns.
-- Count each of returns_events for the latest of visits_events before it, where customer = customer.
-- For each time.month, compute returns_per_visit = COUNT(*).
-- For each month of visits.seen_on, compute visits = COUNT(*).
-- For each time.month, compute visits_returned = COUNT(*).
-- Put the totals side by side by time.month; a group that one side lacks has nulls there.
-- Compute returns_per_visit = returns_per_visit / visits; a division by zero gives null.
-- Sort by time.month.

-- duckdb
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month"
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events."time.month",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC, visits_events."time.month" ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute returns_per_visit = COUNT(*). */
  SELECT
    "time.month",
    COUNT(*) AS returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    "time.month"
), visits_seen_on_totals AS (
  /* For each month of visits.seen_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month"
  FROM visits
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_."time.month",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC, visits_events_."time.month" ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute visits_returned = COUNT(*). */
  SELECT
    "time.month",
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    returns_per_visit,
    NULL AS visits,
    NULL AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS returns_per_visit,
    visits,
    NULL AS visits_returned
  FROM visits_seen_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS returns_per_visit,
    NULL AS visits,
    visits_returned
  FROM conversion_totals_
)
/* Compute returns_per_visit = returns_per_visit / visits; a division by zero gives null. */
SELECT
  "time.month",
  CAST(MAX(returns_per_visit) AS DOUBLE) / NULLIF(MAX(visits), 0) AS returns_per_visit,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month"
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events."time.month",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC, visits_events."time.month" ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute returns_per_visit = COUNT(*). */
  SELECT
    "time.month",
    COUNT(*) AS returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    "time.month"
), visits_seen_on_totals AS (
  /* For each month of visits.seen_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month"
  FROM visits
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_."time.month",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC NULLS LAST, visits_events_.customer ASC, visits_events_."time.month" ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute visits_returned = COUNT(*). */
  SELECT
    "time.month",
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    returns_per_visit,
    (
      SELECT
        visits
      FROM visits_seen_on_totals
      WHERE
        FALSE
    ) AS visits,
    (
      SELECT
        visits_returned
      FROM conversion_totals_
      WHERE
        FALSE
    ) AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        returns_per_visit
      FROM conversion_totals
      WHERE
        FALSE
    ) AS returns_per_visit,
    visits,
    (
      SELECT
        visits_returned
      FROM conversion_totals_
      WHERE
        FALSE
    ) AS visits_returned
  FROM visits_seen_on_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        returns_per_visit
      FROM conversion_totals
      WHERE
        FALSE
    ) AS returns_per_visit,
    (
      SELECT
        visits
      FROM visits_seen_on_totals
      WHERE
        FALSE
    ) AS visits,
    visits_returned
  FROM conversion_totals_
)
/* Compute returns_per_visit = returns_per_visit / visits; a division by zero gives null. */
SELECT
  "time.month",
  CAST(MAX(returns_per_visit) AS DOUBLE PRECISION) / NULLIF(MAX(visits), 0) AS returns_per_visit,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.`time.month`,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST, visits_events.`time.month` ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute returns_per_visit = COUNT(*). */
  SELECT
    `time.month`,
    COUNT(*) AS returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    `time.month`
), visits_seen_on_totals AS (
  /* For each month of visits.seen_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM visits
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.`time.month`,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC NULLS LAST, visits_events_.`time.month` ASC NULLS LAST
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute visits_returned = COUNT(*). */
  SELECT
    `time.month`,
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    `time.month`
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    returns_per_visit,
    NULL AS visits,
    NULL AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS returns_per_visit,
    visits,
    NULL AS visits_returned
  FROM visits_seen_on_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS returns_per_visit,
    NULL AS visits,
    visits_returned
  FROM conversion_totals_
)
/* Compute returns_per_visit = returns_per_visit / visits; a division by zero gives null. */
SELECT
  `time.month`,
  CAST(MAX(returns_per_visit) AS DOUBLE) / NULLIF(MAX(visits), 0) AS returns_per_visit,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month"
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events."time.month",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC, visits_events."time.month" ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute returns_per_visit = COUNT(*). */
  SELECT
    "time.month",
    COUNT(*) AS returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    "time.month"
), visits_seen_on_totals AS (
  /* For each month of visits.seen_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month"
  FROM visits
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_."time.month",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC, visits_events_."time.month" ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute visits_returned = COUNT(*). */
  SELECT
    "time.month",
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    returns_per_visit,
    NULL AS visits,
    NULL AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS returns_per_visit,
    visits,
    NULL AS visits_returned
  FROM visits_seen_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS returns_per_visit,
    NULL AS visits,
    visits_returned
  FROM conversion_totals_
)
/* Compute returns_per_visit = returns_per_visit / visits; a division by zero gives null. */
SELECT
  "time.month",
  CAST(MAX(returns_per_visit) AS DOUBLE) / NULLIF(MAX(visits), 0) AS returns_per_visit,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month"
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events."time.month",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC, visits_events."time.month" ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute returns_per_visit = COUNT(*). */
  SELECT
    "time.month",
    COUNT(*) AS returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    "time.month"
), visits_seen_on_totals AS (
  /* For each month of visits.seen_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS "time.month"
  FROM visits
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_."time.month",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC NULLS LAST, visits_events_.customer ASC, visits_events_."time.month" ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute visits_returned = COUNT(*). */
  SELECT
    "time.month",
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    returns_per_visit,
    NULL AS visits,
    NULL AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS returns_per_visit,
    visits,
    NULL AS visits_returned
  FROM visits_seen_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS returns_per_visit,
    NULL AS visits,
    visits_returned
  FROM conversion_totals_
)
/* Compute returns_per_visit = returns_per_visit / visits; a division by zero gives null. */
SELECT
  "time.month",
  CAST(MAX(returns_per_visit) AS DOUBLE) / NULLIF(MAX(visits), 0) AS returns_per_visit,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- bigquery
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(DATE_TRUNC(seen_on, MONTH) AS DATE) AS `time_month`
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.`time_month`,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST, visits_events.`time_month` ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute returns_per_visit = COUNT(*). */
  SELECT
    `time_month`,
    COUNT(*) AS returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    `time_month`
), visits_seen_on_totals AS (
  /* For each month of visits.seen_on, compute visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC(seen_on, MONTH) AS DATE) AS `time_month`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(DATE_TRUNC(seen_on, MONTH) AS DATE)
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(DATE_TRUNC(seen_on, MONTH) AS DATE) AS `time_month`
  FROM visits
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.`time_month`,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC NULLS LAST, visits_events_.`time_month` ASC NULLS LAST
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute visits_returned = COUNT(*). */
  SELECT
    `time_month`,
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    `time_month`
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time_month`,
    returns_per_visit,
    NULL AS visits,
    NULL AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    `time_month`,
    NULL AS returns_per_visit,
    visits,
    NULL AS visits_returned
  FROM visits_seen_on_totals
  UNION ALL
  SELECT
    `time_month`,
    NULL AS returns_per_visit,
    NULL AS visits,
    visits_returned
  FROM conversion_totals_
)
/* Compute returns_per_visit = returns_per_visit / visits; a division by zero gives null. */
SELECT
  `time_month`,
  CAST(MAX(returns_per_visit) AS FLOAT64) / NULLIF(MAX(visits), 0) AS returns_per_visit,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  `time_month`
ORDER BY
  `time_month` ASC NULLS LAST;

-- databricks
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.`time.month`,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST, visits_events.`time.month` ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute returns_per_visit = COUNT(*). */
  SELECT
    `time.month`,
    COUNT(*) AS returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    `time.month`
), visits_seen_on_totals AS (
  /* For each month of visits.seen_on, compute visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`,
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS `time.month`
  FROM visits
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.`time.month`,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC NULLS LAST, visits_events_.`time.month` ASC NULLS LAST
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute visits_returned = COUNT(*). */
  SELECT
    `time.month`,
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    `time.month`
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    returns_per_visit,
    NULL AS visits,
    NULL AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS returns_per_visit,
    visits,
    NULL AS visits_returned
  FROM visits_seen_on_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS returns_per_visit,
    NULL AS visits,
    visits_returned
  FROM conversion_totals_
)
/* Compute returns_per_visit = returns_per_visit / visits; a division by zero gives null. */
SELECT
  `time.month`,
  CAST(MAX(returns_per_visit) AS DOUBLE) / NULLIF(MAX(visits), 0) AS returns_per_visit,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
WITH visits_events AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(dateTrunc('MONTH', seen_on) AS Nullable(DATE)) AS "time.month"
  FROM visits
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events."time.month",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC, visits_events."time.month" ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute returns_per_visit = COUNT(*). */
  SELECT
    "time.month",
    COUNT(*) AS returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    "time.month"
), visits_seen_on_totals AS (
  /* For each month of visits.seen_on, compute visits = COUNT(*). */
  SELECT
    CAST(dateTrunc('MONTH', seen_on) AS Nullable(DATE)) AS "time.month",
    COUNT(*) AS visits
  FROM visits
  GROUP BY
    CAST(dateTrunc('MONTH', seen_on) AS Nullable(DATE))
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    CAST(dateTrunc('MONTH', seen_on) AS Nullable(DATE)) AS "time.month"
  FROM visits
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_."time.month",
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC, visits_events_."time.month" ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each time.month, compute visits_returned = COUNT(*). */
  SELECT
    "time.month",
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    "time.month"
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    returns_per_visit,
    NULL AS visits,
    NULL AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS returns_per_visit,
    visits,
    NULL AS visits_returned
  FROM visits_seen_on_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS returns_per_visit,
    NULL AS visits,
    visits_returned
  FROM conversion_totals_
)
/* Compute returns_per_visit = returns_per_visit / visits; a division by zero gives null. */
SELECT
  "time.month",
  CAST(MAX(returns_per_visit) AS Nullable(Float64)) / nullIf(MAX(visits), 0) AS returns_per_visit,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
