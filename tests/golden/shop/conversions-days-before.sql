-- query: returned_a_day_before, visits_returned by time.day, source during 2024-01-03 to 2024-01-21
-- Read visits.
-- Keep rows where visits.seen_on is from 2024-01-02 and before 2024-01-21.
-- Read returns.
-- Count each of returns_events for the latest of visits_events before it, where customer = customer.
-- Make a calendar: every day from 2024-01-03 to 2024-01-21.
-- Count each row at every instant of calendar where calendar.instant - 1 day = seen_on.
-- Keep rows where calendar.instant is from 2024-01-03 and before 2024-01-22.
-- For each calendar.instant and source, compute returned_a_day_before = COUNT(*).
-- Keep rows where visits.seen_on is from 2024-01-03 and before 2024-01-22.
-- For each seen_on and source, compute visits_returned = COUNT(*).
-- Put the totals side by side by time.day and source; a group that one side lacks has nulls there.
-- Sort by time.day and source.

-- duckdb
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-02 and before 2024-01-21. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-02' AS DATE) AND seen_on < CAST('2024-01-21' AS DATE)
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    visits_events.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC, visits_events.source ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), rows_by_instant AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source and seen_on, compute returned_a_day_before = COUNT(*). */
  SELECT
    source,
    seen_on,
    COUNT(*) AS returned_a_day_before
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source,
    seen_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-03 to 2024-01-21. */
  SELECT
    CAST(UNNEST(
      GENERATE_SERIES(CAST('2024-01-03' AS DATE), CAST('2024-01-21' AS DATE), INTERVAL '1' DAY)
    ) AS DATE) AS instant
), conversion_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 day = seen_on. */
  /* Keep rows where calendar.instant is from 2024-01-03 and before 2024-01-22. */
  /* For each calendar.instant and source, put the partial returned_a_day_before together. */
  SELECT
    calendar.instant AS "time.day",
    rows_by_instant.source,
    SUM(rows_by_instant.returned_a_day_before) AS returned_a_day_before
  FROM rows_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' DAY = rows_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-01-03' AS DATE)
    AND calendar.instant < CAST('2024-01-22' AS DATE)
  GROUP BY
    calendar.instant,
    rows_by_instant.source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2024-01-03 and before 2024-01-22. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-03' AS DATE) AND seen_on < CAST('2024-01-22' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.seen_on,
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
  /* For each seen_on and source, compute visits_returned = COUNT(*). */
  SELECT
    seen_on AS "time.day",
    source,
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    seen_on,
    source
), side_by_side AS (
  /* Put the totals side by side by time.day and source; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    source,
    returned_a_day_before,
    NULL AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    "time.day",
    source,
    NULL AS returned_a_day_before,
    visits_returned
  FROM conversion_totals_
)
SELECT
  "time.day",
  source,
  MAX(returned_a_day_before) AS returned_a_day_before,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  "time.day",
  source
ORDER BY
  "time.day" ASC,
  source ASC;

-- postgres
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-02 and before 2024-01-21. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-02' AS DATE) AND seen_on < CAST('2024-01-21' AS DATE)
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    visits_events.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC NULLS LAST, visits_events.customer ASC, visits_events.source ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), rows_by_instant AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source and seen_on, compute returned_a_day_before = COUNT(*). */
  SELECT
    source,
    seen_on,
    COUNT(*) AS returned_a_day_before
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source,
    seen_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-03 to 2024-01-21. */
  SELECT
    CAST(GENERATE_SERIES(
      CAST(CAST('2024-01-03' AS DATE) AS TIMESTAMP),
      CAST(CAST('2024-01-21' AS DATE) AS TIMESTAMP),
      INTERVAL '1 DAY'
    ) AS DATE) AS instant
), conversion_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 day = seen_on. */
  /* Keep rows where calendar.instant is from 2024-01-03 and before 2024-01-22. */
  /* For each calendar.instant and source, put the partial returned_a_day_before together. */
  SELECT
    calendar.instant AS "time.day",
    rows_by_instant.source,
    SUM(rows_by_instant.returned_a_day_before) AS returned_a_day_before
  FROM rows_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1 DAY' = rows_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-01-03' AS DATE)
    AND calendar.instant < CAST('2024-01-22' AS DATE)
  GROUP BY
    calendar.instant,
    rows_by_instant.source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2024-01-03 and before 2024-01-22. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-03' AS DATE) AND seen_on < CAST('2024-01-22' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.seen_on,
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
  /* For each seen_on and source, compute visits_returned = COUNT(*). */
  SELECT
    seen_on AS "time.day",
    source,
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    seen_on,
    source
), side_by_side AS (
  /* Put the totals side by side by time.day and source; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    source,
    returned_a_day_before,
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
    "time.day",
    source,
    (
      SELECT
        returned_a_day_before
      FROM conversion_totals
      WHERE
        FALSE
    ) AS returned_a_day_before,
    visits_returned
  FROM conversion_totals_
)
SELECT
  "time.day",
  source,
  MAX(returned_a_day_before) AS returned_a_day_before,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  "time.day",
  source
ORDER BY
  "time.day" ASC,
  source ASC;

-- spark
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-02 and before 2024-01-21. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-02' AS DATE) AND seen_on < CAST('2024-01-21' AS DATE)
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    visits_events.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST, visits_events.source ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), rows_by_instant AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source and seen_on, compute returned_a_day_before = COUNT(*). */
  SELECT
    source,
    seen_on,
    COUNT(*) AS returned_a_day_before
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source,
    seen_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-03 to 2024-01-21. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-03' AS DATE), CAST('2024-01-21' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), conversion_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 day = seen_on. */
  /* Keep rows where calendar.instant is from 2024-01-03 and before 2024-01-22. */
  /* For each calendar.instant and source, put the partial returned_a_day_before together. */
  SELECT
    calendar.instant AS `time.day`,
    rows_by_instant.source,
    SUM(rows_by_instant.returned_a_day_before) AS returned_a_day_before
  FROM rows_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' DAY = rows_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-01-03' AS DATE)
    AND calendar.instant < CAST('2024-01-22' AS DATE)
  GROUP BY
    calendar.instant,
    rows_by_instant.source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2024-01-03 and before 2024-01-22. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-03' AS DATE) AND seen_on < CAST('2024-01-22' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.seen_on,
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
  /* For each seen_on and source, compute visits_returned = COUNT(*). */
  SELECT
    seen_on AS `time.day`,
    source,
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    seen_on,
    source
), side_by_side AS (
  /* Put the totals side by side by time.day and source; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    source,
    returned_a_day_before,
    NULL AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    `time.day`,
    source,
    NULL AS returned_a_day_before,
    visits_returned
  FROM conversion_totals_
)
SELECT
  `time.day`,
  source,
  MAX(returned_a_day_before) AS returned_a_day_before,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  `time.day`,
  source
ORDER BY
  `time.day` ASC NULLS LAST,
  source ASC NULLS LAST;

-- trino
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-02 and before 2024-01-21. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-02' AS DATE) AND seen_on < CAST('2024-01-21' AS DATE)
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    visits_events.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC, visits_events.source ASC
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), rows_by_instant AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source and seen_on, compute returned_a_day_before = COUNT(*). */
  SELECT
    source,
    seen_on,
    COUNT(*) AS returned_a_day_before
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source,
    seen_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-03 to 2024-01-21. */
  SELECT
    listed AS instant
  FROM UNNEST(SEQUENCE(CAST('2024-01-03' AS DATE), CAST('2024-01-21' AS DATE), INTERVAL '1' DAY)) AS series(listed)
), conversion_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 day = seen_on. */
  /* Keep rows where calendar.instant is from 2024-01-03 and before 2024-01-22. */
  /* For each calendar.instant and source, put the partial returned_a_day_before together. */
  SELECT
    calendar.instant AS "time.day",
    rows_by_instant.source,
    SUM(rows_by_instant.returned_a_day_before) AS returned_a_day_before
  FROM rows_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' DAY = rows_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-01-03' AS DATE)
    AND calendar.instant < CAST('2024-01-22' AS DATE)
  GROUP BY
    calendar.instant,
    rows_by_instant.source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2024-01-03 and before 2024-01-22. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-03' AS DATE) AND seen_on < CAST('2024-01-22' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.seen_on,
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
  /* For each seen_on and source, compute visits_returned = COUNT(*). */
  SELECT
    seen_on AS "time.day",
    source,
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    seen_on,
    source
), side_by_side AS (
  /* Put the totals side by side by time.day and source; a group that one side lacks has nulls there. */
  SELECT
    "time.day",
    source,
    returned_a_day_before,
    NULL AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    "time.day",
    source,
    NULL AS returned_a_day_before,
    visits_returned
  FROM conversion_totals_
)
SELECT
  "time.day",
  source,
  MAX(returned_a_day_before) AS returned_a_day_before,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  "time.day",
  source
ORDER BY
  "time.day" ASC,
  source ASC;

-- snowflake
-- refused: Making a calendar of every day is not written for snowflake. Make a dataset of its days a calendar, with calendar: in its file.

-- bigquery
-- refused: Making a calendar of every day is not written for bigquery. Make a dataset of its days a calendar, with calendar: in its file.

-- databricks
WITH visits_events AS (
  /* Keep rows where visits.seen_on is from 2024-01-02 and before 2024-01-21. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-02' AS DATE) AND seen_on < CAST('2024-01-21' AS DATE)
), returns_events AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions AS (
  SELECT
    visits_events.source,
    visits_events.seen_on,
    ROW_NUMBER() OVER (
      PARTITION BY returns_events.event
      ORDER BY visits_events.seen_on DESC, visits_events.customer ASC NULLS LAST, visits_events.source ASC NULLS LAST
    ) AS place
  FROM visits_events
  JOIN returns_events
    ON visits_events.customer = returns_events.their_customer
    AND visits_events.seen_on <= returns_events.their_returned_on
), rows_by_instant AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* For each source and seen_on, compute returned_a_day_before = COUNT(*). */
  SELECT
    source,
    seen_on,
    COUNT(*) AS returned_a_day_before
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source,
    seen_on
), calendar AS (
  /* Make a calendar: every day from 2024-01-03 to 2024-01-21. */
  SELECT
    EXPLODE(
      SEQUENCE(CAST('2024-01-03' AS DATE), CAST('2024-01-21' AS DATE), INTERVAL '1' DAY)
    ) AS instant
), conversion_totals AS (
  /* Count each row at every instant of calendar where calendar.instant - 1 day = seen_on. */
  /* Keep rows where calendar.instant is from 2024-01-03 and before 2024-01-22. */
  /* For each calendar.instant and source, put the partial returned_a_day_before together. */
  SELECT
    calendar.instant AS `time.day`,
    rows_by_instant.source,
    SUM(rows_by_instant.returned_a_day_before) AS returned_a_day_before
  FROM rows_by_instant
  JOIN calendar
    ON calendar.instant - INTERVAL '1' DAY = rows_by_instant.seen_on
  WHERE
    calendar.instant >= CAST('2024-01-03' AS DATE)
    AND calendar.instant < CAST('2024-01-22' AS DATE)
  GROUP BY
    calendar.instant,
    rows_by_instant.source
), visits_events_ AS (
  /* Keep rows where visits.seen_on is from 2024-01-03 and before 2024-01-22. */
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
  WHERE
    seen_on >= CAST('2024-01-03' AS DATE) AND seen_on < CAST('2024-01-22' AS DATE)
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.seen_on,
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
  /* For each seen_on and source, compute visits_returned = COUNT(*). */
  SELECT
    seen_on AS `time.day`,
    source,
    COUNT(*) AS visits_returned
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    seen_on,
    source
), side_by_side AS (
  /* Put the totals side by side by time.day and source; a group that one side lacks has nulls there. */
  SELECT
    `time.day`,
    source,
    returned_a_day_before,
    NULL AS visits_returned
  FROM conversion_totals
  UNION ALL
  SELECT
    `time.day`,
    source,
    NULL AS returned_a_day_before,
    visits_returned
  FROM conversion_totals_
)
SELECT
  `time.day`,
  source,
  MAX(returned_a_day_before) AS returned_a_day_before,
  MAX(visits_returned) AS visits_returned
FROM side_by_side
GROUP BY
  `time.day`,
  source
ORDER BY
  `time.day` ASC NULLS LAST,
  source ASC NULLS LAST;

-- clickhouse
-- refused: Making a calendar of every day is not written for clickhouse. Make a dataset of its days a calendar, with calendar: in its file.
