CREATE TABLE members AS SELECT * FROM (VALUES
  (1, 'Ada', 'gold', DATE '2023-12-30'), (2, 'Ben', NULL, DATE '2024-01-29'), (3, 'Cleo', 'silver', DATE '2024-02-29'),
  (4, 'Dan', 'gold', NULL)
) AS t(member_id, name, plan, joined_on);
CREATE TABLE visits AS SELECT * FROM (VALUES
  (1, 1, DATE '2023-02-28', DATE '2023-03-01', 'north', 50), (2, 1, DATE '2024-01-01', DATE '2024-01-02', 'north', 30),
  (3, 2, DATE '2024-01-01', DATE '2024-01-05', 'south', 90), (4, 1, DATE '2024-01-06', NULL, 'north', 45),
  (5, 9, DATE '2024-01-08', DATE '2024-01-08', 'south', NULL), (6, 2, DATE '2024-01-29', DATE '2024-01-29', NULL, 61),
  (7, 3, DATE '2024-01-30', DATE '2024-02-05', 'north', 120), (8, 1, DATE '2024-01-31', DATE '2024-01-31', 'south', 10),
  (9, NULL, DATE '2024-02-14', DATE '2024-02-14', 'north', 75), (10, 3, DATE '2024-02-28', DATE '2024-02-29', 'south', 20),
  (11, 3, DATE '2024-02-29', DATE '2024-02-29', 'south', 25), (12, 1, DATE '2024-02-29', DATE '2024-03-01', 'north', 62),
  (13, 2, DATE '2024-03-01', DATE '2024-03-01', 'north', 33), (14, 1, DATE '2024-03-31', DATE '2024-04-01', 'south', 44),
  (15, 4, NULL, DATE '2024-03-03', 'north', 15), (16, 1, DATE '2024-12-30', DATE '2024-12-31', 'north', 70),
  (17, 3, DATE '2025-01-02', DATE '2025-01-02', 'south', 80), (18, 1, DATE '2025-02-28', DATE '2025-03-01', 'north', 12)
) AS t(visit_id, member_id, visited_on, paid_on, door, minutes);
-- Written in UTC; about the days on which New York changes its clocks.
CREATE TABLE swipes AS SELECT * FROM (VALUES
  (TIMESTAMP '2024-03-10 04:30:00', 1), (TIMESTAMP '2024-03-10 06:59:59', 2), (TIMESTAMP '2024-03-10 07:00:00', 1),
  (TIMESTAMP '2024-03-11 03:59:59', 3), (TIMESTAMP '2024-03-11 04:00:00', 1), (TIMESTAMP '2024-11-03 05:30:00', 2),
  (TIMESTAMP '2024-11-03 06:30:00', 2), (NULL, 4), (TIMESTAMP '2024-12-31 23:15:00', NULL)
) AS t(swiped_at, member_id);
CREATE TABLE days AS
  SELECT day,
    (DATE '2024-01-01' + (91 * quarter + CASE WHEN rest >= 56 THEN 56 WHEN rest >= 28 THEN 28 ELSE 0 END))::DATE AS fiscal_month,
    CASE WHEN month(day) IN (12, 1, 2) THEN 'winter' WHEN month(day) < 6 THEN 'spring' WHEN month(day) < 9 THEN 'summer'
      ELSE 'autumn' END || ' ' || year(day - INTERVAL 2 MONTH) AS season
  FROM (SELECT day, floor(n / 91)::INT AS quarter, (n - 91 * floor(n / 91))::INT AS rest FROM (
    SELECT d::DATE AS day, date_diff('day', DATE '2024-01-01', d::DATE) AS n
    FROM range(TIMESTAMP '2023-01-01', TIMESTAMP '2026-01-01', INTERVAL 1 DAY) AS r(d)));
