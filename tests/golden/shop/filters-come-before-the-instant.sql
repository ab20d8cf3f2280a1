-- query: held, cash, held_at_home where kind is not null
-- Read balances.
-- Keep rows where kind is not null.
-- Keep the rows at the last on_day.
-- Over all rows, compute held = SUM(balance).
-- Keep rows where kind = 'cash'.
-- Over all rows, compute cash = SUM(balance).
-- Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls.
-- Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls.
-- Keep rows where customer.home.region = 'Europe'.
-- Over all rows, compute held_at_home = SUM(balance).
-- Put the totals side by side; a group that one side lacks has nulls there.

-- duckdb
WITH balances_rows AS (
  /* Keep rows where kind is not null. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where kind is not null. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL AND kind = 'cash'
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute cash = SUM(balance). */
  SELECT
    SUM(balance) AS cash
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), balances_rows__ AS (
  /* Keep rows where kind is not null. */
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    balances.balance,
    balances.on_day,
    MAX(balances.on_day) OVER () AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    NOT balances.kind IS NULL AND customer_home.region = 'Europe'
), balances_at_last_totals__ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held_at_home = SUM(balance). */
  SELECT
    SUM(balance) AS held_at_home
  FROM balances_rows__
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS cash,
    NULL AS held_at_home
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    cash,
    NULL AS held_at_home
  FROM balances_at_last_totals_
  UNION ALL
  SELECT
    NULL AS held,
    NULL AS cash,
    held_at_home
  FROM balances_at_last_totals__
)
SELECT
  MAX(held) AS held,
  MAX(cash) AS cash,
  MAX(held_at_home) AS held_at_home
FROM side_by_side;

-- postgres
WITH balances_rows AS (
  /* Keep rows where kind is not null. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where kind is not null. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL AND kind = 'cash'
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute cash = SUM(balance). */
  SELECT
    SUM(balance) AS cash
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), balances_rows__ AS (
  /* Keep rows where kind is not null. */
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    balances.balance,
    balances.on_day,
    MAX(balances.on_day) OVER () AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    NOT balances.kind IS NULL AND customer_home.region = 'Europe'
), balances_at_last_totals__ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held_at_home = SUM(balance). */
  SELECT
    SUM(balance) AS held_at_home
  FROM balances_rows__
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    (
      SELECT
        cash
      FROM balances_at_last_totals_
      WHERE
        FALSE
    ) AS cash,
    (
      SELECT
        held_at_home
      FROM balances_at_last_totals__
      WHERE
        FALSE
    ) AS held_at_home
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    (
      SELECT
        held
      FROM balances_at_last_totals
      WHERE
        FALSE
    ) AS held,
    cash,
    (
      SELECT
        held_at_home
      FROM balances_at_last_totals__
      WHERE
        FALSE
    ) AS held_at_home
  FROM balances_at_last_totals_
  UNION ALL
  SELECT
    (
      SELECT
        held
      FROM balances_at_last_totals
      WHERE
        FALSE
    ) AS held,
    (
      SELECT
        cash
      FROM balances_at_last_totals_
      WHERE
        FALSE
    ) AS cash,
    held_at_home
  FROM balances_at_last_totals__
)
SELECT
  MAX(held) AS held,
  MAX(cash) AS cash,
  MAX(held_at_home) AS held_at_home
FROM side_by_side;

-- spark
WITH balances_rows AS (
  /* Keep rows where kind is not null. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where kind is not null. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL AND kind = 'cash'
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute cash = SUM(balance). */
  SELECT
    SUM(balance) AS cash
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), balances_rows__ AS (
  /* Keep rows where kind is not null. */
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    balances.balance,
    balances.on_day,
    MAX(balances.on_day) OVER () AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    NOT balances.kind IS NULL AND customer_home.region = 'Europe'
), balances_at_last_totals__ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held_at_home = SUM(balance). */
  SELECT
    SUM(balance) AS held_at_home
  FROM balances_rows__
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS cash,
    NULL AS held_at_home
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    cash,
    NULL AS held_at_home
  FROM balances_at_last_totals_
  UNION ALL
  SELECT
    NULL AS held,
    NULL AS cash,
    held_at_home
  FROM balances_at_last_totals__
)
SELECT
  MAX(held) AS held,
  MAX(cash) AS cash,
  MAX(held_at_home) AS held_at_home
FROM side_by_side;

-- trino
WITH balances_rows AS (
  /* Keep rows where kind is not null. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where kind is not null. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL AND kind = 'cash'
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute cash = SUM(balance). */
  SELECT
    SUM(balance) AS cash
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), balances_rows__ AS (
  /* Keep rows where kind is not null. */
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    balances.balance,
    balances.on_day,
    MAX(balances.on_day) OVER () AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    NOT balances.kind IS NULL AND customer_home.region = 'Europe'
), balances_at_last_totals__ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held_at_home = SUM(balance). */
  SELECT
    SUM(balance) AS held_at_home
  FROM balances_rows__
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS cash,
    NULL AS held_at_home
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    cash,
    NULL AS held_at_home
  FROM balances_at_last_totals_
  UNION ALL
  SELECT
    NULL AS held,
    NULL AS cash,
    held_at_home
  FROM balances_at_last_totals__
)
SELECT
  MAX(held) AS held,
  MAX(cash) AS cash,
  MAX(held_at_home) AS held_at_home
FROM side_by_side;

-- snowflake
WITH balances_rows AS (
  /* Keep rows where kind is not null. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where kind is not null. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL AND kind = 'cash'
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute cash = SUM(balance). */
  SELECT
    SUM(balance) AS cash
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), balances_rows__ AS (
  /* Keep rows where kind is not null. */
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    balances.balance,
    balances.on_day,
    MAX(balances.on_day) OVER () AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    NOT balances.kind IS NULL AND customer_home.region = 'Europe'
), balances_at_last_totals__ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held_at_home = SUM(balance). */
  SELECT
    SUM(balance) AS held_at_home
  FROM balances_rows__
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS cash,
    NULL AS held_at_home
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    cash,
    NULL AS held_at_home
  FROM balances_at_last_totals_
  UNION ALL
  SELECT
    NULL AS held,
    NULL AS cash,
    held_at_home
  FROM balances_at_last_totals__
)
SELECT
  MAX(held) AS held,
  MAX(cash) AS cash,
  MAX(held_at_home) AS held_at_home
FROM side_by_side;

-- bigquery
WITH balances_rows AS (
  /* Keep rows where kind is not null. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where kind is not null. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL AND kind = 'cash'
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute cash = SUM(balance). */
  SELECT
    SUM(balance) AS cash
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), balances_rows__ AS (
  /* Keep rows where kind is not null. */
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    balances.balance,
    balances.on_day,
    MAX(balances.on_day) OVER () AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    NOT balances.kind IS NULL AND customer_home.region = 'Europe'
), balances_at_last_totals__ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held_at_home = SUM(balance). */
  SELECT
    SUM(balance) AS held_at_home
  FROM balances_rows__
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS cash,
    NULL AS held_at_home
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    cash,
    NULL AS held_at_home
  FROM balances_at_last_totals_
  UNION ALL
  SELECT
    NULL AS held,
    NULL AS cash,
    held_at_home
  FROM balances_at_last_totals__
)
SELECT
  MAX(held) AS held,
  MAX(cash) AS cash,
  MAX(held_at_home) AS held_at_home
FROM side_by_side;

-- databricks
WITH balances_rows AS (
  /* Keep rows where kind is not null. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where kind is not null. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT kind IS NULL AND kind = 'cash'
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute cash = SUM(balance). */
  SELECT
    SUM(balance) AS cash
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), balances_rows__ AS (
  /* Keep rows where kind is not null. */
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    balances.balance,
    balances.on_day,
    MAX(balances.on_day) OVER () AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    NOT balances.kind IS NULL AND customer_home.region = 'Europe'
), balances_at_last_totals__ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held_at_home = SUM(balance). */
  SELECT
    SUM(balance) AS held_at_home
  FROM balances_rows__
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS cash,
    NULL AS held_at_home
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    cash,
    NULL AS held_at_home
  FROM balances_at_last_totals_
  UNION ALL
  SELECT
    NULL AS held,
    NULL AS cash,
    held_at_home
  FROM balances_at_last_totals__
)
SELECT
  MAX(held) AS held,
  MAX(cash) AS cash,
  MAX(held_at_home) AS held_at_home
FROM side_by_side;

-- clickhouse
WITH balances_rows AS (
  /* Keep rows where kind is not null. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT (
      kind IS NULL
    )
), balances_at_last_totals AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held = SUM(balance). */
  SELECT
    SUM(balance) AS held
  FROM balances_rows
  WHERE
    on_day = last_on_day
), balances_rows_ AS (
  /* Keep rows where kind is not null. */
  /* Keep rows where kind = 'cash'. */
  SELECT
    balance,
    on_day,
    MAX(on_day) OVER () AS last_on_day
  FROM balances
  WHERE
    NOT (
      kind IS NULL
    ) AND kind = 'cash'
), balances_at_last_totals_ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute cash = SUM(balance). */
  SELECT
    SUM(balance) AS cash
  FROM balances_rows_
  WHERE
    on_day = last_on_day
), balances_rows__ AS (
  /* Keep rows where kind is not null. */
  /* Look up customer in customers by balances.customer_id = customer.customer_id; rows without a match stay, with nulls. */
  /* Look up home in countries by customer.home_code = customer_home.code; rows without a match stay, with nulls. */
  /* Keep rows where customer.home.region = 'Europe'. */
  SELECT
    balances.balance,
    balances.on_day,
    MAX(balances.on_day) OVER () AS last_on_day
  FROM balances
  LEFT JOIN customers AS customer
    ON balances.customer_id = customer.customer_id
  LEFT JOIN countries AS customer_home
    ON customer.home_code = customer_home.code
  WHERE
    NOT (
      balances.kind IS NULL
    ) AND customer_home.region = 'Europe'
), balances_at_last_totals__ AS (
  /* Keep the rows at the last on_day. */
  /* Over all rows, compute held_at_home = SUM(balance). */
  SELECT
    SUM(balance) AS held_at_home
  FROM balances_rows__
  WHERE
    on_day = last_on_day
), side_by_side AS (
  /* Put the totals side by side; a group that one side lacks has nulls there. */
  SELECT
    held,
    NULL AS cash,
    NULL AS held_at_home
  FROM balances_at_last_totals
  UNION ALL
  SELECT
    NULL AS held,
    cash,
    NULL AS held_at_home
  FROM balances_at_last_totals_
  UNION ALL
  SELECT
    NULL AS held,
    NULL AS cash,
    held_at_home
  FROM balances_at_last_totals__
)
SELECT
  MAX(held) AS held,
  MAX(cash) AS cash,
  MAX(held_at_home) AS held_at_home
FROM side_by_side
SETTINGS join_use_nulls = 1, aggregate_functions_null_for_empty = 1, prefer_column_name_to_alias = 1;
