-- query: rate_before, returned_before by time.month during 2024-02
-- Read visits.
-- Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01.
-- Read returns.
-- Count each of returns_events for the latest of visits_events before it, where customer = customer.
-- Make a calendar: every month from 2024-02-01 to 2024-02-01.
-- Count each row at every instant of calendar where calendar.instant - 1 month = month of seen_on.
-- Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01.
-- For each calendar.instant, compute rate_before__returns_per_visit = COUNT(*).
-- Count each row at every instant of calendar where calendar.instant - 1 month = month of visits.seen_on.
-- For each calendar.instant, compute rate_before__visits = COUNT(*).
-- For each calendar.instant, compute returned_before = COUNT(*).
-- Put the totals side by side by time.month; a group that one side lacks has nulls there.
-- Compute rate_before = (rate_before__returns_per_visit / rate_before__visits); a division by zero gives null.
-- Sort by time.month.

-- duckdb
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), rows_by_instant AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each month of seen_on, compute rate_before__returns_per_visit = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS seen_on,
    COUNT(*) AS rate_before__returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), calendar AS (
  /* Make a calendar: every month from 2024-02-01 to 2024-02-01. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST('2024-02-01' AS DATE), CAST('2024-02-01' AS DATE), INTERVAL '1' MONTH)
    ) AS DATE) AS instant
), conversion_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial rate_before__returns_per_visit together. */
  SELECT
    calendar.instant AS "time.month",
    SUM(rows_by_instant.rate_before__returns_per_visit) AS rate_before__returns_per_visit
  FROM rows_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = rows_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), visits_by_instant AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each month of visits.seen_on, compute rate_before__visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS seen_on,
    COUNT(*) AS rate_before__visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial rate_before__visits together. */
  SELECT
    calendar.instant AS "time.month",
    SUM(visits_by_instant.rate_before__visits) AS rate_before__visits
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = visits_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), rows_by_instant_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each month of seen_on, compute returned_before = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS seen_on,
    COUNT(*) AS returned_before
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), conversion_totals_ AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial returned_before together. */
  SELECT
    calendar.instant AS "time.month",
    SUM(rows_by_instant_.returned_before) AS returned_before
  FROM rows_by_instant_
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = rows_by_instant_.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    rate_before__returns_per_visit,
    NULL AS rate_before__visits,
    NULL AS returned_before
  FROM conversion_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS rate_before__returns_per_visit,
    rate_before__visits,
    NULL AS returned_before
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS rate_before__returns_per_visit,
    NULL AS rate_before__visits,
    returned_before
  FROM conversion_totals_
)
/* Compute rate_before = (rate_before__returns_per_visit / rate_before__visits); a division by zero gives null. */
SELECT
  "time.month",
  (
    CAST(MAX(rate_before__returns_per_visit) AS DOUBLE) / NULLIF(MAX(rate_before__visits), 0)
  ) AS rate_before,
  MAX(returned_before) AS returned_before
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- postgres
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), rows_by_instant AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each month of seen_on, compute rate_before__returns_per_visit = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS seen_on,
    COUNT(*) AS rate_before__returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), calendar AS (
  /* Make a calendar: every month from 2024-02-01 to 2024-02-01. */
  SELECT
    CAST(GENERATE_SERIES(
      CAST(CAST('2024-02-01' AS DATE) AS TIMESTAMP),
      CAST(CAST('2024-02-01' AS DATE) AS TIMESTAMP),
      INTERVAL '1 MONTH'
    ) AS DATE) AS instant
), conversion_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial rate_before__returns_per_visit together. */
  SELECT
    calendar.instant AS "time.month",
    SUM(rows_by_instant.rate_before__returns_per_visit) AS rate_before__returns_per_visit
  FROM rows_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1 MONTH' = rows_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), visits_by_instant AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each month of visits.seen_on, compute rate_before__visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS seen_on,
    COUNT(*) AS rate_before__visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial rate_before__visits together. */
  SELECT
    calendar.instant AS "time.month",
    SUM(visits_by_instant.rate_before__visits) AS rate_before__visits
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1 MONTH' = visits_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC NULLS LAST, visits_events_.customer ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), rows_by_instant_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each month of seen_on, compute returned_before = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS seen_on,
    COUNT(*) AS returned_before
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), conversion_totals_ AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial returned_before together. */
  SELECT
    calendar.instant AS "time.month",
    SUM(rows_by_instant_.returned_before) AS returned_before
  FROM rows_by_instant_
  JOIN calendar
    ON calendar.instant - INTERVAL '1 MONTH' = rows_by_instant_.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    rate_before__returns_per_visit,
    (
      SELECT
        rate_before__visits
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS rate_before__visits,
    (
      SELECT
        returned_before
      FROM conversion_totals_
      WHERE
        FALSE
    ) AS returned_before
  FROM conversion_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        rate_before__returns_per_visit
      FROM conversion_totals
      WHERE
        FALSE
    ) AS rate_before__returns_per_visit,
    rate_before__visits,
    (
      SELECT
        returned_before
      FROM conversion_totals_
      WHERE
        FALSE
    ) AS returned_before
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    (
      SELECT
        rate_before__returns_per_visit
      FROM conversion_totals
      WHERE
        FALSE
    ) AS rate_before__returns_per_visit,
    (
      SELECT
        rate_before__visits
      FROM visits_earlier_totals
      WHERE
        FALSE
    ) AS rate_before__visits,
    returned_before
  FROM conversion_totals_
)
/* Compute rate_before = (rate_before__returns_per_visit / rate_before__visits); a division by zero gives null. */
SELECT
  "time.month",
  (
    CAST(MAX(rate_before__returns_per_visit) AS DOUBLE PRECISION) / NULLIF(MAX(rate_before__visits), 0)
  ) AS rate_before,
  MAX(returned_before) AS returned_before
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- spark
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), rows_by_instant AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each month of seen_on, compute rate_before__returns_per_visit = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS seen_on,
    COUNT(*) AS rate_before__returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE)
), calendar AS (
  /* Make a calendar: every month from 2024-02-01 to 2024-02-01. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-02-01' AS DATE), CAST('2024-02-01' AS DATE), INTERVAL '1' MONTH)
    ) AS instant
), conversion_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial rate_before__returns_per_visit together. */
  SELECT
    calendar.instant AS `time.month`,
    SUM(rows_by_instant.rate_before__returns_per_visit) AS rate_before__returns_per_visit
  FROM rows_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = rows_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), visits_by_instant AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each month of visits.seen_on, compute rate_before__visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS seen_on,
    COUNT(*) AS rate_before__visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial rate_before__visits together. */
  SELECT
    calendar.instant AS `time.month`,
    SUM(visits_by_instant.rate_before__visits) AS rate_before__visits
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = visits_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC NULLS LAST
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), rows_by_instant_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each month of seen_on, compute returned_before = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS seen_on,
    COUNT(*) AS returned_before
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE)
), conversion_totals_ AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial returned_before together. */
  SELECT
    calendar.instant AS `time.month`,
    SUM(rows_by_instant_.returned_before) AS returned_before
  FROM rows_by_instant_
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = rows_by_instant_.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    rate_before__returns_per_visit,
    NULL AS rate_before__visits,
    NULL AS returned_before
  FROM conversion_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS rate_before__returns_per_visit,
    rate_before__visits,
    NULL AS returned_before
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS rate_before__returns_per_visit,
    NULL AS rate_before__visits,
    returned_before
  FROM conversion_totals_
)
/* Compute rate_before = (rate_before__returns_per_visit / rate_before__visits); a division by zero gives null. */
SELECT
  `time.month`,
  (
    CAST(MAX(rate_before__returns_per_visit) AS DOUBLE) / NULLIF(MAX(rate_before__visits), 0)
  ) AS rate_before,
  MAX(returned_before) AS returned_before
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- trino
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), rows_by_instant AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each month of seen_on, compute rate_before__returns_per_visit = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS seen_on,
    COUNT(*) AS rate_before__returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), calendar AS (
  /* Make a calendar: every month from 2024-02-01 to 2024-02-01. */
  SELECT
    listed AS instant
  FROM UNNEST(SEQUENCE(CAST('2024-02-01' AS DATE), CAST('2024-02-01' AS DATE), INTERVAL '1' MONTH)) AS series(listed)
), conversion_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial rate_before__returns_per_visit together. */
  SELECT
    calendar.instant AS "time.month",
    SUM(rows_by_instant.rate_before__returns_per_visit) AS rate_before__returns_per_visit
  FROM rows_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = rows_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), visits_by_instant AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each month of visits.seen_on, compute rate_before__visits = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS seen_on,
    COUNT(*) AS rate_before__visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial rate_before__visits together. */
  SELECT
    calendar.instant AS "time.month",
    SUM(visits_by_instant.rate_before__visits) AS rate_before__visits
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = visits_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), rows_by_instant_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each month of seen_on, compute returned_before = COUNT(*). */
  SELECT
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE) AS seen_on,
    COUNT(*) AS returned_before
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    CAST(DATE_TRUNC('MONTH', seen_on) AS DATE)
), conversion_totals_ AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial returned_before together. */
  SELECT
    calendar.instant AS "time.month",
    SUM(rows_by_instant_.returned_before) AS returned_before
  FROM rows_by_instant_
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = rows_by_instant_.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    "time.month",
    rate_before__returns_per_visit,
    NULL AS rate_before__visits,
    NULL AS returned_before
  FROM conversion_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS rate_before__returns_per_visit,
    rate_before__visits,
    NULL AS returned_before
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    "time.month",
    NULL AS rate_before__returns_per_visit,
    NULL AS rate_before__visits,
    returned_before
  FROM conversion_totals_
)
/* Compute rate_before = (rate_before__returns_per_visit / rate_before__visits); a division by zero gives null. */
SELECT
  "time.month",
  (
    CAST(MAX(rate_before__returns_per_visit) AS DOUBLE) / NULLIF(MAX(rate_before__visits), 0)
  ) AS rate_before,
  MAX(returned_before) AS returned_before
FROM side_by_side
GROUP BY
  "time.month"
ORDER BY
  "time.month" ASC;

-- snowflake
-- refused: Making a calendar of every month is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- refused: Making a calendar of every month is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), rows_by_instant AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each month of seen_on, compute rate_before__returns_per_visit = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS seen_on,
    COUNT(*) AS rate_before__returns_per_visit
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE)
), calendar AS (
  /* Make a calendar: every month from 2024-02-01 to 2024-02-01. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-02-01' AS DATE), CAST('2024-02-01' AS DATE), INTERVAL '1' MONTH)
    ) AS instant
), conversion_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial rate_before__returns_per_visit together. */
  SELECT
    calendar.instant AS `time.month`,
    SUM(rows_by_instant.rate_before__returns_per_visit) AS rate_before__returns_per_visit
  FROM rows_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = rows_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), visits_by_instant AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  /* For each month of visits.seen_on, compute rate_before__visits = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS seen_on,
    COUNT(*) AS rate_before__visits
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE)
), visits_earlier_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial rate_before__visits together. */
  SELECT
    calendar.instant AS `time.month`,
    SUM(visits_by_instant.rate_before__visits) AS rate_before__visits
  FROM visits_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = visits_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2024-01-01 and before 2024-02-01. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-01' AS DATE) AND seen_on < CAST('2024-02-01' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC NULLS LAST
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), rows_by_instant_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each month of seen_on, compute returned_before = COUNT(*). */
  SELECT
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE) AS seen_on,
    COUNT(*) AS returned_before
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    CAST(CAST(DATE_TRUNC('MONTH', seen_on) AS TIMESTAMP_NTZ) AS DATE)
), conversion_totals_ AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 month = seen_on. */
  /* Keep rows where calendar.instant is from 2024-02-01 and before 2024-03-01. */
  /* For each calendar.instant, put the partial returned_before together. */
  SELECT
    calendar.instant AS `time.month`,
    SUM(rows_by_instant_.returned_before) AS returned_before
  FROM rows_by_instant_
  JOIN calendar
    ON calendar.instant - INTERVAL '1' MONTH = rows_by_instant_.seen_on
  WHERE
    calendar.instant >= CAST('2024-02-01' AS DATE)
    AND calendar.instant < CAST('2024-03-01' AS DATE)
  GROUP BY
    calendar.instant
), side_by_side AS (
  /* Put the totals side by side by time.month; a group that one side lacks has nulls there. */
  SELECT
    `time.month`,
    rate_before__returns_per_visit,
    NULL AS rate_before__visits,
    NULL AS returned_before
  FROM conversion_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS rate_before__returns_per_visit,
    rate_before__visits,
    NULL AS returned_before
  FROM visits_earlier_totals
  UNION ALL
  SELECT
    `time.month`,
    NULL AS rate_before__returns_per_visit,
    NULL AS rate_before__visits,
    returned_before
  FROM conversion_totals_
)
/* Compute rate_before = (rate_before__returns_per_visit / rate_before__visits); a division by zero gives null. */
SELECT
  `time.month`,
  (
    CAST(MAX(rate_before__returns_per_visit) AS DOUBLE) / NULLIF(MAX(rate_before__visits), 0)
  ) AS rate_before,
  MAX(returned_before) AS returned_before
FROM side_by_side
GROUP BY
  `time.month`
ORDER BY
  `time.month` ASC NULLS LAST;

-- clickhouse
-- refused: Making a calendar of every month is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
