-- query: gift_sum, gift_rate, median_amount, upper_amount, upper_paid, spread_amount, spread_all, variance_amount, variance_all, some_gift, all_gifts, gift_count, gift_amount by store.country.region
-- Read orders.
-- Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls.
-- Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls.
-- For each store_country.region, compute gift_sum = SUM(CAST(gift AS INT)), gift_rate = AVG(CAST(gift AS INT)), median_amount = MEDIAN(amount), upper_amount = QUANTILE_CONT(amount, 0.75), upper_paid = QUANTILE_DISC(amount, 0.75), spread_amount = STDDEV(amount), spread_all = STDDEV_POP(amount), variance_amount = VARIANCE(amount), variance_all = VAR_POP(amount), some_gift = BOOL_OR(CAST(gift AS BOOLEAN)), all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)), gift_count = COUNT_IF(gift) and gift_amount = SUM(amount) where gift.
-- Sort by store.country.region.

-- duckdb
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, compute gift_sum = SUM(CAST(gift AS INT)), gift_rate = AVG(CAST(gift AS INT)), median_amount = MEDIAN(amount), upper_amount = QUANTILE_CONT(amount, 0.75), upper_paid = QUANTILE_DISC(amount, 0.75), spread_amount = STDDEV(amount), spread_all = STDDEV_POP(amount), variance_amount = VARIANCE(amount), variance_all = VAR_POP(amount), some_gift = BOOL_OR(CAST(gift AS BOOLEAN)), all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)), gift_count = COUNT_IF(gift) and gift_amount = SUM(amount) where gift. */
SELECT
  store_country.region AS "store.country.region",
  SUM(CAST(orders.gift AS INT)) AS gift_sum,
  AVG(CAST(orders.gift AS INT)) AS gift_rate,
  MEDIAN(CAST(orders.amount AS DOUBLE)) AS median_amount,
  QUANTILE_CONT(CAST(orders.amount AS DOUBLE), 0.75) AS upper_amount,
  QUANTILE_DISC(orders.amount, 0.75) AS upper_paid,
  STDDEV(orders.amount) AS spread_amount,
  STDDEV_POP(orders.amount) AS spread_all,
  VARIANCE(orders.amount) AS variance_amount,
  VAR_POP(orders.amount) AS variance_all,
  BOOL_OR(CAST(orders.gift AS BOOLEAN)) AS some_gift,
  BOOL_AND(CAST(orders.gift AS BOOLEAN)) AS all_gifts,
  COUNT(CASE WHEN orders.gift THEN 1 END) AS gift_count,
  SUM(orders.amount) FILTER(WHERE
    orders.gift) AS gift_amount
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  store_country.region
ORDER BY
  "store.country.region" ASC;

-- postgres
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, compute gift_sum = SUM(CAST(gift AS INT)), gift_rate = AVG(CAST(gift AS INT)), median_amount = MEDIAN(amount), upper_amount = QUANTILE_CONT(amount, 0.75), upper_paid = QUANTILE_DISC(amount, 0.75), spread_amount = STDDEV(amount), spread_all = STDDEV_POP(amount), variance_amount = VARIANCE(amount), variance_all = VAR_POP(amount), some_gift = BOOL_OR(CAST(gift AS BOOLEAN)), all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)), gift_count = COUNT_IF(gift) and gift_amount = SUM(amount) where gift. */
SELECT
  store_country.region AS "store.country.region",
  SUM(CAST(orders.gift AS INT)) AS gift_sum,
  AVG(CAST(CAST(orders.gift AS INT) AS DOUBLE PRECISION)) AS gift_rate,
  PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    orders.amount) AS median_amount,
  PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY
    orders.amount) AS upper_amount,
  PERCENTILE_DISC(0.75) WITHIN GROUP (ORDER BY
    orders.amount) AS upper_paid,
  STDDEV(orders.amount) AS spread_amount,
  STDDEV_POP(orders.amount) AS spread_all,
  VAR_SAMP(orders.amount) AS variance_amount,
  VAR_POP(orders.amount) AS variance_all,
  BOOL_OR(orders.gift) AS some_gift,
  BOOL_AND(orders.gift) AS all_gifts,
  COUNT(CASE WHEN orders.gift THEN 1 END) AS gift_count,
  SUM(orders.amount) FILTER(WHERE
    orders.gift) AS gift_amount
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  store_country.region
ORDER BY
  "store.country.region" ASC;

-- spark
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, compute gift_sum = SUM(CAST(gift AS INT)), gift_rate = AVG(CAST(gift AS INT)), median_amount = MEDIAN(amount), upper_amount = QUANTILE_CONT(amount, 0.75), upper_paid = QUANTILE_DISC(amount, 0.75), spread_amount = STDDEV(amount), spread_all = STDDEV_POP(amount), variance_amount = VARIANCE(amount), variance_all = VAR_POP(amount), some_gift = BOOL_OR(CAST(gift AS BOOLEAN)), all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)), gift_count = COUNT_IF(gift) and gift_amount = SUM(amount) where gift. */
SELECT
  store_country.region AS `store.country.region`,
  SUM(CAST(orders.gift AS INT)) AS gift_sum,
  AVG(CAST(CAST(orders.gift AS INT) AS DOUBLE)) AS gift_rate,
  MEDIAN(orders.amount) AS median_amount,
  PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY
    orders.amount) AS upper_amount,
  PERCENTILE_DISC(0.75) WITHIN GROUP (ORDER BY
    orders.amount) AS upper_paid,
  STDDEV(orders.amount) AS spread_amount,
  STDDEV_POP(orders.amount) AS spread_all,
  VARIANCE(orders.amount) AS variance_amount,
  VAR_POP(orders.amount) AS variance_all,
  BOOL_OR(orders.gift) AS some_gift,
  BOOL_AND(orders.gift) AS all_gifts,
  COUNT(CASE WHEN orders.gift THEN 1 END) AS gift_count,
  SUM(orders.amount) FILTER(WHERE
    orders.gift) AS gift_amount
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  store_country.region
ORDER BY
  `store.country.region` ASC NULLS LAST;

-- trino
-- refused: trino has no exact median. Use approx_quantile, or another dialect.

-- snowflake
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, compute gift_sum = SUM(CAST(gift AS INT)), gift_rate = AVG(CAST(gift AS INT)), median_amount = MEDIAN(amount), upper_amount = QUANTILE_CONT(amount, 0.75), upper_paid = QUANTILE_DISC(amount, 0.75), spread_amount = STDDEV(amount), spread_all = STDDEV_POP(amount), variance_amount = VARIANCE(amount), variance_all = VAR_POP(amount), some_gift = BOOL_OR(CAST(gift AS BOOLEAN)), all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)), gift_count = COUNT_IF(gift) and gift_amount = SUM(amount) where gift. */
SELECT
  store_country.region AS "store.country.region",
  SUM(CAST(orders.gift AS INT)) AS gift_sum,
  AVG(CAST(CAST(orders.gift AS INT) AS DOUBLE)) AS gift_rate,
  MEDIAN(orders.amount) AS median_amount,
  PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY
    orders.amount) AS upper_amount,
  PERCENTILE_DISC(0.75) WITHIN GROUP (ORDER BY
    orders.amount) AS upper_paid,
  STDDEV(orders.amount) AS spread_amount,
  STDDEV_POP(orders.amount) AS spread_all,
  VARIANCE(orders.amount) AS variance_amount,
  VARIANCE_POP(orders.amount) AS variance_all,
  BOOLOR_AGG(orders.gift) AS some_gift,
  BOOLAND_AGG(orders.gift) AS all_gifts,
  COUNT(CASE WHEN orders.gift THEN 1 END) AS gift_count,
  SUM(CASE WHEN orders.gift THEN orders.amount END) AS gift_amount
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  store_country.region
ORDER BY
  "store.country.region" ASC;

-- bigquery
-- refused: bigquery has no exact median. Use approx_quantile, or another dialect.

-- databricks
/* Look up store in stores by orders.store_id = store.store_id; rows without a match stay, with nulls. */
/* Look up country in countries by store.country_code = store_country.code; rows without a match stay, with nulls. */
/* For each store_country.region, compute gift_sum = SUM(CAST(gift AS INT)), gift_rate = AVG(CAST(gift AS INT)), median_amount = MEDIAN(amount), upper_amount = QUANTILE_CONT(amount, 0.75), upper_paid = QUANTILE_DISC(amount, 0.75), spread_amount = STDDEV(amount), spread_all = STDDEV_POP(amount), variance_amount = VARIANCE(amount), variance_all = VAR_POP(amount), some_gift = BOOL_OR(CAST(gift AS BOOLEAN)), all_gifts = BOOL_AND(CAST(gift AS BOOLEAN)), gift_count = COUNT_IF(gift) and gift_amount = SUM(amount) where gift. */
SELECT
  store_country.region AS `store.country.region`,
  SUM(CAST(orders.gift AS INT)) AS gift_sum,
  AVG(CAST(CAST(orders.gift AS INT) AS DOUBLE)) AS gift_rate,
  MEDIAN(orders.amount) AS median_amount,
  PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY
    orders.amount) AS upper_amount,
  PERCENTILE_DISC(0.75) WITHIN GROUP (ORDER BY
    orders.amount) AS upper_paid,
  STDDEV(orders.amount) AS spread_amount,
  STDDEV_POP(orders.amount) AS spread_all,
  VARIANCE(orders.amount) AS variance_amount,
  VAR_POP(orders.amount) AS variance_all,
  BOOL_OR(orders.gift) AS some_gift,
  BOOL_AND(orders.gift) AS all_gifts,
  COUNT(CASE WHEN orders.gift THEN 1 END) AS gift_count,
  SUM(orders.amount) FILTER(WHERE
    orders.gift) AS gift_amount
FROM orders
LEFT JOIN stores AS store
  ON orders.store_id = store.store_id
LEFT JOIN countries AS store_country
  ON store.country_code = store_country.code
GROUP BY
  store_country.region
ORDER BY
  `store.country.region` ASC NULLS LAST;

-- clickhouse
-- refused: clickhouse has no exact median. Use approx_quantile, or another dialect.
