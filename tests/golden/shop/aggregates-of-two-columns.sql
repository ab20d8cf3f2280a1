-- query: store_correlation, store_covariance, store_covariance_all, pairs, first_amount, last_buyer, opening, buyer_list by gift
-- Read orders.
-- For each orders.gift, compute store_correlation = CORR(amount, store_id), store_covariance = COVAR_SAMP(amount, store_id), store_covariance_all = COVAR_POP(amount, store_id), pairs = COUNT(DISTINCT CASE WHEN customer_id IS NULL THEN NULL WHEN store_id IS NULL THEN NULL ELSE (customer_id, store_id) END), first_amount = ARG_MIN(amount, ordered_on), last_buyer = ARG_MAX(customer_id, order_id), opening__1 = MAX(ordered_on), opening__2 = ARG_MIN(amount, order_id) and buyer_list = LISTAGG(customer_id, ', ' ORDER BY customer_id).
-- Compute opening = CASE WHEN NOT opening__1 IS NULL THEN opening__2 ELSE NULL END; a division by zero gives null.
-- Sort by gift.

-- duckdb
/* For each orders.gift, compute store_correlation = CORR(amount, store_id), store_covariance = COVAR_SAMP(amount, store_id), store_covariance_all = COVAR_POP(amount, store_id), pairs = COUNT(DISTINCT CASE WHEN customer_id IS NULL THEN NULL WHEN store_id IS NULL THEN NULL ELSE (customer_id, store_id) END), first_amount = ARG_MIN(amount, ordered_on), last_buyer = ARG_MAX(customer_id, order_id), opening__1 = MAX(ordered_on), opening__2 = ARG_MIN(amount, order_id) and buyer_list = LISTAGG(customer_id, ', ' ORDER BY customer_id). */
/* Compute opening = CASE WHEN NOT opening__1 IS NULL THEN opening__2 ELSE NULL END; a division by zero gives null. */
SELECT
  gift,
  NULLIF(CORR(amount, store_id), CAST('NaN' AS DOUBLE)) AS store_correlation,
  COVAR_SAMP(amount, store_id) AS store_covariance,
  COVAR_POP(amount, store_id) AS store_covariance_all,
  COUNT(
    DISTINCT CASE
      WHEN customer_id IS NULL
      THEN NULL
      WHEN store_id IS NULL
      THEN NULL
      ELSE (customer_id, store_id)
    END
  ) AS pairs,
  ARG_MIN(amount, ordered_on) AS first_amount,
  ARG_MAX(customer_id, order_id) AS last_buyer,
  CASE WHEN NOT MAX(ordered_on) IS NULL THEN ARG_MIN(amount, order_id) ELSE NULL END AS opening,
  LISTAGG(customer_id, ', '
  ORDER BY
    customer_id) AS buyer_list
FROM orders
GROUP BY
  gift
ORDER BY
  gift ASC;

-- postgres
/* For each orders.gift, compute store_correlation = CORR(amount, store_id), store_covariance = COVAR_SAMP(amount, store_id), store_covariance_all = COVAR_POP(amount, store_id), pairs = COUNT(DISTINCT CASE WHEN customer_id IS NULL THEN NULL WHEN store_id IS NULL THEN NULL ELSE (customer_id, store_id) END), first_amount = ARG_MIN(amount, ordered_on), last_buyer = ARG_MAX(customer_id, order_id), opening__1 = MAX(ordered_on), opening__2 = ARG_MIN(amount, order_id) and buyer_list = LISTAGG(customer_id, ', ' ORDER BY customer_id). */
/* Compute opening = CASE WHEN NOT opening__1 IS NULL THEN opening__2 ELSE NULL END; a division by zero gives null. */
SELECT
  gift,
  CORR(amount, store_id) AS store_correlation,
  COVAR_SAMP(amount, store_id) AS store_covariance,
  COVAR_POP(amount, store_id) AS store_covariance_all,
  COUNT(
    DISTINCT CASE
      WHEN customer_id IS NULL
      THEN NULL
      WHEN store_id IS NULL
      THEN NULL
      ELSE (customer_id, store_id)
    END
  ) AS pairs,
  (
    ARRAY_AGG(amount ORDER BY ordered_on ASC) FILTER(WHERE
      NOT amount IS NULL AND NOT ordered_on IS NULL)
  )[1] AS first_amount,
  (
    ARRAY_AGG(customer_id ORDER BY order_id DESC NULLS LAST) FILTER(WHERE
      NOT customer_id IS NULL AND NOT order_id IS NULL)
  )[1] AS last_buyer,
  CASE
    WHEN NOT MAX(ordered_on) IS NULL
    THEN (
      ARRAY_AGG(amount ORDER BY order_id ASC) FILTER(WHERE
        NOT amount IS NULL AND NOT order_id IS NULL)
    )[1]
    ELSE NULL
  END AS opening,
  STRING_AGG(CAST(customer_id AS TEXT), ', '
  ORDER BY
    customer_id) AS buyer_list
FROM orders
GROUP BY
  gift
ORDER BY
  gift ASC;

-- spark
/* For each orders.gift, compute store_correlation = CORR(amount, store_id), store_covariance = COVAR_SAMP(amount, store_id), store_covariance_all = COVAR_POP(amount, store_id), pairs = COUNT(DISTINCT CASE WHEN customer_id IS NULL THEN NULL WHEN store_id IS NULL THEN NULL ELSE (customer_id, store_id) END), first_amount = ARG_MIN(amount, ordered_on), last_buyer = ARG_MAX(customer_id, order_id), opening__1 = MAX(ordered_on), opening__2 = ARG_MIN(amount, order_id) and buyer_list = LISTAGG(customer_id, ', ' ORDER BY customer_id). */
/* Compute opening = CASE WHEN NOT opening__1 IS NULL THEN opening__2 ELSE NULL END; a division by zero gives null. */
SELECT
  gift,
  CORR(amount, store_id) AS store_correlation,
  COVAR_SAMP(amount, store_id) AS store_covariance,
  COVAR_POP(amount, store_id) AS store_covariance_all,
  COUNT(DISTINCT customer_id, store_id) AS pairs,
  MIN_BY(amount, CASE WHEN NOT amount IS NULL THEN ordered_on END) AS first_amount,
  MAX_BY(customer_id, CASE WHEN NOT customer_id IS NULL THEN order_id END) AS last_buyer,
  IF(
    NOT MAX(ordered_on) IS NULL,
    MIN_BY(amount, CASE WHEN NOT amount IS NULL THEN order_id END),
    NULL
  ) AS opening,
  LISTAGG(customer_id, ', ') WITHIN GROUP (ORDER BY
    customer_id NULLS LAST) AS buyer_list
FROM orders
GROUP BY
  gift
ORDER BY
  gift ASC NULLS LAST;

-- trino
/* For each orders.gift, compute store_correlation = CORR(amount, store_id), store_covariance = COVAR_SAMP(amount, store_id), store_covariance_all = COVAR_POP(amount, store_id), pairs = COUNT(DISTINCT CASE WHEN customer_id IS NULL THEN NULL WHEN store_id IS NULL THEN NULL ELSE (customer_id, store_id) END), first_amount = ARG_MIN(amount, ordered_on), last_buyer = ARG_MAX(customer_id, order_id), opening__1 = MAX(ordered_on), opening__2 = ARG_MIN(amount, order_id) and buyer_list = LISTAGG(customer_id, ', ' ORDER BY customer_id). */
/* Compute opening = CASE WHEN NOT opening__1 IS NULL THEN opening__2 ELSE NULL END; a division by zero gives null. */
SELECT
  gift,
  CORR(amount, store_id) AS store_correlation,
  COVAR_SAMP(amount, store_id) AS store_covariance,
  COVAR_POP(amount, store_id) AS store_covariance_all,
  COUNT(
    DISTINCT CASE
      WHEN customer_id IS NULL
      THEN NULL
      WHEN store_id IS NULL
      THEN NULL
      ELSE (customer_id, store_id)
    END
  ) AS pairs,
  MIN_BY(amount, CASE WHEN NOT amount IS NULL THEN ordered_on END) AS first_amount,
  MAX_BY(customer_id, CASE WHEN NOT customer_id IS NULL THEN order_id END) AS last_buyer,
  IF(
    NOT MAX(ordered_on) IS NULL,
    MIN_BY(amount, CASE WHEN NOT amount IS NULL THEN order_id END),
    NULL
  ) AS opening,
  LISTAGG(customer_id, ', ') WITHIN GROUP (ORDER BY
    customer_id) AS buyer_list
FROM orders
GROUP BY
  gift
ORDER BY
  gift ASC;

-- snowflake
/* For each orders.gift, compute store_correlation = CORR(amount, store_id), store_covariance = COVAR_SAMP(amount, store_id), store_covariance_all = COVAR_POP(amount, store_id), pairs = COUNT(DISTINCT CASE WHEN customer_id IS NULL THEN NULL WHEN store_id IS NULL THEN NULL ELSE (customer_id, store_id) END), first_amount = ARG_MIN(amount, ordered_on), last_buyer = ARG_MAX(customer_id, order_id), opening__1 = MAX(ordered_on), opening__2 = ARG_MIN(amount, order_id) and buyer_list = LISTAGG(customer_id, ', ' ORDER BY customer_id). */
/* Compute opening = CASE WHEN NOT opening__1 IS NULL THEN opening__2 ELSE NULL END; a division by zero gives null. */
SELECT
  gift,
  CORR(amount, store_id) AS store_correlation,
  COVAR_SAMP(amount, store_id) AS store_covariance,
  COVAR_POP(amount, store_id) AS store_covariance_all,
  COUNT(DISTINCT customer_id, store_id) AS pairs,
  MIN_BY(amount, CASE WHEN NOT amount IS NULL THEN ordered_on END) AS first_amount,
  MAX_BY(customer_id, CASE WHEN NOT customer_id IS NULL THEN order_id END) AS last_buyer,
  IFF(
    NOT MAX(ordered_on) IS NULL,
    MIN_BY(amount, CASE WHEN NOT amount IS NULL THEN order_id END),
    NULL
  ) AS opening,
  LISTAGG(customer_id, ', ') WITHIN GROUP (ORDER BY
    customer_id) AS buyer_list
FROM orders
GROUP BY
  gift
ORDER BY
  gift ASC;

-- bigquery
-- refused: This cannot be said in the dialect bigquery: 'NULLS LAST' translation not supported for aggregate function GROUP_CONCAT with  sort order. Define it without, or run it on another engine.

-- databricks
/* For each orders.gift, compute store_correlation = CORR(amount, store_id), store_covariance = COVAR_SAMP(amount, store_id), store_covariance_all = COVAR_POP(amount, store_id), pairs = COUNT(DISTINCT CASE WHEN customer_id IS NULL THEN NULL WHEN store_id IS NULL THEN NULL ELSE (customer_id, store_id) END), first_amount = ARG_MIN(amount, ordered_on), last_buyer = ARG_MAX(customer_id, order_id), opening__1 = MAX(ordered_on), opening__2 = ARG_MIN(amount, order_id) and buyer_list = LISTAGG(customer_id, ', ' ORDER BY customer_id). */
/* Compute opening = CASE WHEN NOT opening__1 IS NULL THEN opening__2 ELSE NULL END; a division by zero gives null. */
SELECT
  gift,
  CORR(amount, store_id) AS store_correlation,
  COVAR_SAMP(amount, store_id) AS store_covariance,
  COVAR_POP(amount, store_id) AS store_covariance_all,
  COUNT(DISTINCT customer_id, store_id) AS pairs,
  MIN_BY(amount, CASE WHEN NOT amount IS NULL THEN ordered_on END) AS first_amount,
  MAX_BY(customer_id, CASE WHEN NOT customer_id IS NULL THEN order_id END) AS last_buyer,
  IF(
    NOT MAX(ordered_on) IS NULL,
    MIN_BY(amount, CASE WHEN NOT amount IS NULL THEN order_id END),
    NULL
  ) AS opening,
  LISTAGG(customer_id, ', ') WITHIN GROUP (ORDER BY
    customer_id NULLS LAST) AS buyer_list
FROM orders
GROUP BY
  gift
ORDER BY
  gift ASC NULLS LAST;

-- clickhouse
/* For each orders.gift, compute store_correlation = CORR(amount, store_id), store_covariance = COVAR_SAMP(amount, store_id), store_covariance_all = COVAR_POP(amount, store_id), pairs = COUNT(DISTINCT CASE WHEN customer_id IS NULL THEN NULL WHEN store_id IS NULL THEN NULL ELSE (customer_id, store_id) END), first_amount = ARG_MIN(amount, ordered_on), last_buyer = ARG_MAX(customer_id, order_id), opening__1 = MAX(ordered_on), opening__2 = ARG_MIN(amount, order_id) and buyer_list = LISTAGG(customer_id, ', ' ORDER BY customer_id). */
/* Compute opening = CASE WHEN NOT opening__1 IS NULL THEN opening__2 ELSE NULL END; a division by zero gives null. */
SELECT
  gift,
  CORR(amount, store_id) AS store_correlation,
  COVAR_SAMP(amount, store_id) AS store_covariance,
  COVAR_POP(amount, store_id) AS store_covariance_all,
  COUNT(DISTINCT customer_id, store_id) AS pairs,
  argMin(amount, CASE WHEN NOT (
    amount IS NULL
  ) THEN ordered_on END) AS first_amount,
  argMax(customer_id, CASE WHEN NOT (
    customer_id IS NULL
  ) THEN order_id END) AS last_buyer,
  CASE
    WHEN NOT (
      MAX(ordered_on) IS NULL
    )
    THEN argMin(amount, CASE WHEN NOT (
      amount IS NULL
    ) THEN order_id END)
    ELSE NULL
  END AS opening,
  groupConcat(', ')(customer_id ORDER BY customer_id) AS buyer_list
FROM orders
GROUP BY
  gift
ORDER BY
  gift ASC
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
