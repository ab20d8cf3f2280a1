-- query: main_after, dear_share_after by source
-- Read visits.
-- Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Keep rows where customer.vip or source = 'web'.
-- Read returns.
-- Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls.
-- Keep rows where store.name = 'Main'.
-- Count each of returns_events for the latest of visits_events before it, where customer = customer.
-- For each source, compute main_after = COUNT(*).
-- For each source, compute dear_share_after__dear_share__1 = SUM(worth) where worth > 3 and dear_share_after__dear_share__2 = SUM(worth).
-- Put the totals side by side by source; a group that one side lacks has nulls there.
-- Compute dear_share_after = dear_share_after__dear_share__1 / dear_share_after__dear_share__2; a division by zero gives null.
-- Sort by source.

-- duckdb
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip or source = 'web'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    customer.vip OR visits.source = 'web'
), returns_events AS (
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Keep rows where store.name = 'Main'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC, returns.returned_on ASC) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  WHERE
    store.name = 'Main'
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
  /* For each source, compute main_after = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS main_after
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events_ AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    returns_events_.worth,
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
  /* For each source, compute dear_share_after__dear_share__1 = SUM(worth) where worth > 3 and dear_share_after__dear_share__2 = SUM(worth). */
  SELECT
    source,
    SUM(worth) FILTER(WHERE
      worth > 3) AS dear_share_after__dear_share__1,
    SUM(worth) AS dear_share_after__dear_share__2
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    main_after,
    NULL AS dear_share_after__dear_share__1,
    NULL AS dear_share_after__dear_share__2
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS main_after,
    dear_share_after__dear_share__1,
    dear_share_after__dear_share__2
  FROM conversion_totals_
)
/* Compute dear_share_after = dear_share_after__dear_share__1 / dear_share_after__dear_share__2; a division by zero gives null. */
SELECT
  source,
  MAX(main_after) AS main_after,
  CAST(MAX(dear_share_after__dear_share__1) AS DOUBLE) / NULLIF(MAX(dear_share_after__dear_share__2), 0) AS dear_share_after
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC;

-- postgres
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip or source = 'web'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    customer.vip OR visits.source = 'web'
), returns_events AS (
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Keep rows where store.name = 'Main'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC, returns.returned_on ASC) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  WHERE
    store.name = 'Main'
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
  /* For each source, compute main_after = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS main_after
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events_ AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    returns_events_.worth,
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
  /* For each source, compute dear_share_after__dear_share__1 = SUM(worth) where worth > 3 and dear_share_after__dear_share__2 = SUM(worth). */
  SELECT
    source,
    SUM(worth) FILTER(WHERE
      worth > 3) AS dear_share_after__dear_share__1,
    SUM(worth) AS dear_share_after__dear_share__2
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    main_after,
    (
      SELECT
        dear_share_after__dear_share__1
      FROM conversion_totals_
      WHERE
        FALSE
    ) AS dear_share_after__dear_share__1,
    (
      SELECT
        dear_share_after__dear_share__2
      FROM conversion_totals_
      WHERE
        FALSE
    ) AS dear_share_after__dear_share__2
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    (
      SELECT
        main_after
      FROM conversion_totals
      WHERE
        FALSE
    ) AS main_after,
    dear_share_after__dear_share__1,
    dear_share_after__dear_share__2
  FROM conversion_totals_
)
/* Compute dear_share_after = dear_share_after__dear_share__1 / dear_share_after__dear_share__2; a division by zero gives null. */
SELECT
  source,
  MAX(main_after) AS main_after,
  CAST(MAX(dear_share_after__dear_share__1) AS DOUBLE PRECISION) / NULLIF(MAX(dear_share_after__dear_share__2), 0) AS dear_share_after
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC;

-- spark
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip or source = 'web'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    customer.vip OR visits.source = 'web'
), returns_events AS (
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Keep rows where store.name = 'Main'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC NULLS LAST, returns.returned_on ASC NULLS LAST) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  WHERE
    store.name = 'Main'
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
  /* For each source, compute main_after = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS main_after
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events_ AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    returns_events_.worth,
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
  /* For each source, compute dear_share_after__dear_share__1 = SUM(worth) where worth > 3 and dear_share_after__dear_share__2 = SUM(worth). */
  SELECT
    source,
    SUM(worth) FILTER(WHERE
      worth > 3) AS dear_share_after__dear_share__1,
    SUM(worth) AS dear_share_after__dear_share__2
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    main_after,
    NULL AS dear_share_after__dear_share__1,
    NULL AS dear_share_after__dear_share__2
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS main_after,
    dear_share_after__dear_share__1,
    dear_share_after__dear_share__2
  FROM conversion_totals_
)
/* Compute dear_share_after = dear_share_after__dear_share__1 / dear_share_after__dear_share__2; a division by zero gives null. */
SELECT
  source,
  MAX(main_after) AS main_after,
  CAST(MAX(dear_share_after__dear_share__1) AS DOUBLE) / NULLIF(MAX(dear_share_after__dear_share__2), 0) AS dear_share_after
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- trino
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip or source = 'web'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    customer.vip OR visits.source = 'web'
), returns_events AS (
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Keep rows where store.name = 'Main'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC, returns.returned_on ASC) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  WHERE
    store.name = 'Main'
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
  /* For each source, compute main_after = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS main_after
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events_ AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    returns_events_.worth,
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
  /* For each source, compute dear_share_after__dear_share__1 = SUM(worth) where worth > 3 and dear_share_after__dear_share__2 = SUM(worth). */
  SELECT
    source,
    SUM(worth) FILTER(WHERE
      worth > 3) AS dear_share_after__dear_share__1,
    SUM(worth) AS dear_share_after__dear_share__2
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    main_after,
    NULL AS dear_share_after__dear_share__1,
    NULL AS dear_share_after__dear_share__2
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS main_after,
    dear_share_after__dear_share__1,
    dear_share_after__dear_share__2
  FROM conversion_totals_
)
/* Compute dear_share_after = dear_share_after__dear_share__1 / dear_share_after__dear_share__2; a division by zero gives null. */
SELECT
  source,
  MAX(main_after) AS main_after,
  CAST(MAX(dear_share_after__dear_share__1) AS DOUBLE) / NULLIF(MAX(dear_share_after__dear_share__2), 0) AS dear_share_after
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC;

-- snowflake
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip or source = 'web'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    customer.vip OR visits.source = 'web'
), returns_events AS (
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Keep rows where store.name = 'Main'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC, returns.returned_on ASC) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  WHERE
    store.name = 'Main'
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
  /* For each source, compute main_after = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS main_after
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events_ AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    returns_events_.worth,
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
  /* For each source, compute dear_share_after__dear_share__1 = SUM(worth) where worth > 3 and dear_share_after__dear_share__2 = SUM(worth). */
  SELECT
    source,
    SUM(CASE WHEN worth > 3 THEN worth END) AS dear_share_after__dear_share__1,
    SUM(worth) AS dear_share_after__dear_share__2
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    main_after,
    NULL AS dear_share_after__dear_share__1,
    NULL AS dear_share_after__dear_share__2
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS main_after,
    dear_share_after__dear_share__1,
    dear_share_after__dear_share__2
  FROM conversion_totals_
)
/* Compute dear_share_after = dear_share_after__dear_share__1 / dear_share_after__dear_share__2; a division by zero gives null. */
SELECT
  source,
  MAX(main_after) AS main_after,
  CAST(MAX(dear_share_after__dear_share__1) AS DOUBLE) / NULLIF(MAX(dear_share_after__dear_share__2), 0) AS dear_share_after
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC;

-- bigquery
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip or source = 'web'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    customer.vip OR visits.source = 'web'
), returns_events AS (
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Keep rows where store.name = 'Main'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC NULLS LAST, returns.returned_on ASC NULLS LAST) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  WHERE
    store.name = 'Main'
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
  /* For each source, compute main_after = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS main_after
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events_ AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    returns_events_.worth,
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
  /* For each source, compute dear_share_after__dear_share__1 = SUM(worth) where worth > 3 and dear_share_after__dear_share__2 = SUM(worth). */
  SELECT
    source,
    SUM(CASE WHEN worth > 3 THEN worth END) AS dear_share_after__dear_share__1,
    SUM(worth) AS dear_share_after__dear_share__2
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    main_after,
    NULL AS dear_share_after__dear_share__1,
    NULL AS dear_share_after__dear_share__2
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS main_after,
    dear_share_after__dear_share__1,
    dear_share_after__dear_share__2
  FROM conversion_totals_
)
/* Compute dear_share_after = dear_share_after__dear_share__1 / dear_share_after__dear_share__2; a division by zero gives null. */
SELECT
  source,
  MAX(main_after) AS main_after,
  CAST(MAX(dear_share_after__dear_share__1) AS FLOAT64) / NULLIF(MAX(dear_share_after__dear_share__2), 0) AS dear_share_after
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- databricks
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip or source = 'web'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    customer.vip OR visits.source = 'web'
), returns_events AS (
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Keep rows where store.name = 'Main'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC NULLS LAST, returns.returned_on ASC NULLS LAST) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  WHERE
    store.name = 'Main'
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
  /* For each source, compute main_after = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS main_after
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events_ AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    returns_events_.worth,
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
  /* For each source, compute dear_share_after__dear_share__1 = SUM(worth) where worth > 3 and dear_share_after__dear_share__2 = SUM(worth). */
  SELECT
    source,
    SUM(worth) FILTER(WHERE
      worth > 3) AS dear_share_after__dear_share__1,
    SUM(worth) AS dear_share_after__dear_share__2
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    main_after,
    NULL AS dear_share_after__dear_share__1,
    NULL AS dear_share_after__dear_share__2
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS main_after,
    dear_share_after__dear_share__1,
    dear_share_after__dear_share__2
  FROM conversion_totals_
)
/* Compute dear_share_after = dear_share_after__dear_share__1 / dear_share_after__dear_share__2; a division by zero gives null. */
SELECT
  source,
  MAX(main_after) AS main_after,
  CAST(MAX(dear_share_after__dear_share__1) AS DOUBLE) / NULLIF(MAX(dear_share_after__dear_share__2), 0) AS dear_share_after
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC NULLS LAST;

-- clickhouse
WITH visits_events AS (
  /* Look up customer in customers by visits.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Keep rows where customer.vip or source = 'web'. */
  SELECT
    visits.customer_id AS customer,
    visits.seen_on,
    visits.source
  FROM visits
  LEFT JOIN customers AS customer
    ON visits.customer_id = customer.customer_id
  WHERE
    customer.vip OR visits.source = 'web'
), returns_events AS (
  /* Look up store in stores by returns.store_id = store.store_id; rows without a match stay, with nulls. */
  /* Keep rows where store.name = 'Main'. */
  SELECT
    returns.customer_id AS their_customer,
    returns.returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY returns.customer_id ASC, returns.returned_on ASC) AS event
  FROM returns
  LEFT JOIN stores AS store
    ON returns.store_id = store.store_id
  WHERE
    store.name = 'Main'
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
  /* For each source, compute main_after = COUNT(*). */
  SELECT
    source,
    COUNT(*) AS main_after
  FROM conversions
  WHERE
    place = 1
  GROUP BY
    source
), visits_events_ AS (
  SELECT
    customer_id AS customer,
    seen_on,
    source
  FROM visits
), returns_events_ AS (
  SELECT
    worth,
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    visits_events_.source,
    returns_events_.worth,
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
  /* For each source, compute dear_share_after__dear_share__1 = SUM(worth) where worth > 3 and dear_share_after__dear_share__2 = SUM(worth). */
  SELECT
    source,
    SUM(worth) FILTER(WHERE
      worth > 3) AS dear_share_after__dear_share__1,
    SUM(worth) AS dear_share_after__dear_share__2
  FROM conversions_
  WHERE
    place = 1
  GROUP BY
    source
), side_by_side AS (
  /* Put the totals side by side by source; a group that one side lacks has nulls there. */
  SELECT
    source,
    main_after,
    NULL AS dear_share_after__dear_share__1,
    NULL AS dear_share_after__dear_share__2
  FROM conversion_totals
  UNION ALL
  SELECT
    source,
    NULL AS main_after,
    dear_share_after__dear_share__1,
    dear_share_after__dear_share__2
  FROM conversion_totals_
)
/* Compute dear_share_after = dear_share_after__dear_share__1 / dear_share_after__dear_share__2; a division by zero gives null. */
SELECT
  source,
  MAX(main_after) AS main_after,
  CAST(MAX(dear_share_after__dear_share__1) AS Nullable(Float64)) / nullIf(MAX(dear_share_after__dear_share__2), 0) AS dear_share_after
FROM side_by_side
GROUP BY
  source
ORDER BY
  source ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
