-- query: returned_after_ads, returned_after_mail
-- Read visits.
-- Keep rows where source = 'ad'.
-- Read returns.
-- Count each of returns_events for the latest of visits_events before it, where customer = customer.
-- Over all rows, compute returned_after_ads = COUNT(*).
-- Keep rows where source = 'mail'.
-- Over all rows, compute returned_after_mail = COUNT(*).
-- Over all rows, compute mail_count = COUNT(*) where source = 'mail'.
-- Put the totals side by side; a group that one side lacks has nulls there.
-- Compute returned_after_mail = returned_after_mail / mail_count; a division by zero gives null.

-- duckdb
WITH visits_events AS (
  /* Keep rows where source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'ad'
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_ads = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_ads
  FROM conversions
  WHERE
    place = 1
), visits_events_ AS (
  /* Keep rows where source = 'mail'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'mail'
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_mail = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_mail
  FROM conversions_
  WHERE
    place = 1
), visits_totals AS (
  /* Over all rows, compute mail_count = COUNT(*) where source = 'mail'. */
  SELECT
    COUNT(*) FILTER(WHERE
      source = 'mail') AS mail_count
  FROM visits
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    returned_after_ads,
    NULL AS returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals_
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    NULL AS returned_after_mail,
    mail_count
  FROM visits_totals
)
/* Compute returned_after_mail = returned_after_mail / mail_count; a division by zero gives null. */
SELECT
  MAX(returned_after_ads) AS returned_after_ads,
  CAST(MAX(returned_after_mail) AS DOUBLE) / NULLIF(MAX(mail_count), 0) AS returned_after_mail
FROM side_by_side;

-- postgres
WITH visits_events AS (
  /* Keep rows where source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'ad'
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_ads = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_ads
  FROM conversions
  WHERE
    place = 1
), visits_events_ AS (
  /* Keep rows where source = 'mail'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'mail'
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC NULLS LAST, visits_events_.customer ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_mail = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_mail
  FROM conversions_
  WHERE
    place = 1
), visits_totals AS (
  /* Over all rows, compute mail_count = COUNT(*) where source = 'mail'. */
  SELECT
    COUNT(*) FILTER(WHERE
      source = 'mail') AS mail_count
  FROM visits
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    returned_after_ads,
    (
      SELECT
        returned_after_mail
      FROM conversion_totals_
      WHERE
        FALSE
    ) AS returned_after_mail,
    (
      SELECT
        mail_count
      FROM visits_totals
      WHERE
        FALSE
    ) AS mail_count
  FROM conversion_totals
  UNION ALL
  SELECT
    (
      SELECT
        returned_after_ads
      FROM conversion_totals
      WHERE
        FALSE
    ) AS returned_after_ads,
    returned_after_mail,
    (
      SELECT
        mail_count
      FROM visits_totals
      WHERE
        FALSE
    ) AS mail_count
  FROM conversion_totals_
  UNION ALL
  SELECT
    (
      SELECT
        returned_after_ads
      FROM conversion_totals
      WHERE
        FALSE
    ) AS returned_after_ads,
    (
      SELECT
        returned_after_mail
      FROM conversion_totals_
      WHERE
        FALSE
    ) AS returned_after_mail,
    mail_count
  FROM visits_totals
)
/* Compute returned_after_mail = returned_after_mail / mail_count; a division by zero gives null. */
SELECT
  MAX(returned_after_ads) AS returned_after_ads,
  CAST(MAX(returned_after_mail) AS DOUBLE PRECISION) / NULLIF(MAX(mail_count), 0) AS returned_after_mail
FROM side_by_side;

-- spark
WITH visits_events AS (
  /* Keep rows where source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'ad'
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_ads = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_ads
  FROM conversions
  WHERE
    place = 1
), visits_events_ AS (
  /* Keep rows where source = 'mail'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'mail'
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC NULLS LAST
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_mail = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_mail
  FROM conversions_
  WHERE
    place = 1
), visits_totals AS (
  /* Over all rows, compute mail_count = COUNT(*) where source = 'mail'. */
  SELECT
    COUNT(*) FILTER(WHERE
      source = 'mail') AS mail_count
  FROM visits
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    returned_after_ads,
    NULL AS returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals_
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    NULL AS returned_after_mail,
    mail_count
  FROM visits_totals
)
/* Compute returned_after_mail = returned_after_mail / mail_count; a division by zero gives null. */
SELECT
  MAX(returned_after_ads) AS returned_after_ads,
  CAST(MAX(returned_after_mail) AS DOUBLE) / NULLIF(MAX(mail_count), 0) AS returned_after_mail
FROM side_by_side;

-- trino
WITH visits_events AS (
  /* Keep rows where source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'ad'
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_ads = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_ads
  FROM conversions
  WHERE
    place = 1
), visits_events_ AS (
  /* Keep rows where source = 'mail'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'mail'
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_mail = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_mail
  FROM conversions_
  WHERE
    place = 1
), visits_totals AS (
  /* Over all rows, compute mail_count = COUNT(*) where source = 'mail'. */
  SELECT
    COUNT(*) FILTER(WHERE
      source = 'mail') AS mail_count
  FROM visits
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    returned_after_ads,
    NULL AS returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals_
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    NULL AS returned_after_mail,
    mail_count
  FROM visits_totals
)
/* Compute returned_after_mail = returned_after_mail / mail_count; a division by zero gives null. */
SELECT
  MAX(returned_after_ads) AS returned_after_ads,
  CAST(MAX(returned_after_mail) AS DOUBLE) / NULLIF(MAX(mail_count), 0) AS returned_after_mail
FROM side_by_side;

-- snowflake
WITH visits_events AS (
  /* Keep rows where source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'ad'
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_ads = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_ads
  FROM conversions
  WHERE
    place = 1
), visits_events_ AS (
  /* Keep rows where source = 'mail'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'mail'
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC NULLS LAST, visits_events_.customer ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_mail = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_mail
  FROM conversions_
  WHERE
    place = 1
), visits_totals AS (
  /* Over all rows, compute mail_count = COUNT(*) where source = 'mail'. */
  SELECT
    COUNT(CASE WHEN source = 'mail' THEN 1 END) AS mail_count
  FROM visits
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    returned_after_ads,
    NULL AS returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals_
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    NULL AS returned_after_mail,
    mail_count
  FROM visits_totals
)
/* Compute returned_after_mail = returned_after_mail / mail_count; a division by zero gives null. */
SELECT
  MAX(returned_after_ads) AS returned_after_ads,
  CAST(MAX(returned_after_mail) AS DOUBLE) / NULLIF(MAX(mail_count), 0) AS returned_after_mail
FROM side_by_side;

-- bigquery
WITH visits_events AS (
  /* Keep rows where source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'ad'
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_ads = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_ads
  FROM conversions
  WHERE
    place = 1
), visits_events_ AS (
  /* Keep rows where source = 'mail'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'mail'
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC NULLS LAST
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_mail = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_mail
  FROM conversions_
  WHERE
    place = 1
), visits_totals AS (
  /* Over all rows, compute mail_count = COUNT(*) where source = 'mail'. */
  SELECT
    COUNT(CASE WHEN source = 'mail' THEN 1 END) AS mail_count
  FROM visits
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    returned_after_ads,
    NULL AS returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals_
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    NULL AS returned_after_mail,
    mail_count
  FROM visits_totals
)
/* Compute returned_after_mail = returned_after_mail / mail_count; a division by zero gives null. */
SELECT
  MAX(returned_after_ads) AS returned_after_ads,
  CAST(MAX(returned_after_mail) AS FLOAT64) / NULLIF(MAX(mail_count), 0) AS returned_after_mail
FROM side_by_side;

-- databricks
WITH visits_events AS (
  /* Keep rows where source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'ad'
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_ads = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_ads
  FROM conversions
  WHERE
    place = 1
), visits_events_ AS (
  /* Keep rows where source = 'mail'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'mail'
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC NULLS LAST, returned_on ASC NULLS LAST) AS event
  FROM returns
), conversions_ AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC NULLS LAST
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_mail = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_mail
  FROM conversions_
  WHERE
    place = 1
), visits_totals AS (
  /* Over all rows, compute mail_count = COUNT(*) where source = 'mail'. */
  SELECT
    COUNT(*) FILTER(WHERE
      source = 'mail') AS mail_count
  FROM visits
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    returned_after_ads,
    NULL AS returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals_
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    NULL AS returned_after_mail,
    mail_count
  FROM visits_totals
)
/* Compute returned_after_mail = returned_after_mail / mail_count; a division by zero gives null. */
SELECT
  MAX(returned_after_ads) AS returned_after_ads,
  CAST(MAX(returned_after_mail) AS DOUBLE) / NULLIF(MAX(mail_count), 0) AS returned_after_mail
FROM side_by_side;

-- clickhouse
WITH visits_events AS (
  /* Keep rows where source = 'ad'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'ad'
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
), conversion_totals AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_ads = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_ads
  FROM conversions
  WHERE
    place = 1
), visits_events_ AS (
  /* Keep rows where source = 'mail'. */
  SELECT
    customer_id AS customer,
    seen_on
  FROM visits
  WHERE
    source = 'mail'
), returns_events_ AS (
  SELECT
    customer_id AS their_customer,
    returned_on AS their_returned_on,
    ROW_NUMBER() OVER (ORDER BY customer_id ASC, returned_on ASC) AS event
  FROM returns
), conversions_ AS (
  SELECT
    ROW_NUMBER() OVER (
      PARTITION BY returns_events_.event
      ORDER BY visits_events_.seen_on DESC, visits_events_.customer ASC
    ) AS place
  FROM visits_events_
  JOIN returns_events_
    ON visits_events_.customer = returns_events_.their_customer
    AND visits_events_.seen_on <= returns_events_.their_returned_on
), conversion_totals_ AS (
  /* Count each of returns_events for the latest of visits_events before it, where customer = customer. */
  /* Over all rows, compute returned_after_mail = COUNT(*). */
  SELECT
    COUNT(*) AS returned_after_mail
  FROM conversions_
  WHERE
    place = 1
), visits_totals AS (
  /* Over all rows, compute mail_count = COUNT(*) where source = 'mail'. */
  SELECT
    COUNT(*) FILTER(WHERE
      source = 'mail') AS mail_count
  FROM visits
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    returned_after_ads,
    NULL AS returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    returned_after_mail,
    NULL AS mail_count
  FROM conversion_totals_
  UNION ALL
  SELECT
    NULL AS returned_after_ads,
    NULL AS returned_after_mail,
    mail_count
  FROM visits_totals
)
/* Compute returned_after_mail = returned_after_mail / mail_count; a division by zero gives null. */
SELECT
  MAX(returned_after_ads) AS returned_after_ads,
  CAST(MAX(returned_after_mail) AS Nullable(Float64)) / nullIf(MAX(mail_count), 0) AS returned_after_mail
FROM side_by_side
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
