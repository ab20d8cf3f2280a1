-- Small on purpose: null keys, keys without a row, equal names, groups without rows, ties.
CREATE TABLE countries AS SELECT * FROM (VALUES
    ('us', 'America'), ('de', 'Europe'), ('fr', 'Europe'), ('jp', NULL)) t(code, region);
CREATE TABLE stores AS SELECT * FROM (VALUES
    (1, 'Main', 'us', 10), (2, 'Dock', 'de', 20), (3, 'Main', 'fr', 10), (4, NULL, NULL, 30), (5, 'Empty', 'jp', NULL)
    ) t(store_id, name, country_code, size);
CREATE TABLE customers AS SELECT * FROM (VALUES
    (1, 'us', true, 1), (2, 'de', false, 2), (3, 'de', NULL, 9), (4, NULL, true, NULL), (6, 'fr', false, 1)
    ) t(customer_id, home_code, vip, home_store);
CREATE TABLE loyalty AS SELECT * FROM (VALUES (1, 'gold', 70), (2, 'silver', 20), (8, 'gold', 10)) t(customer_id, card, points);
CREATE TABLE passports AS SELECT * FROM (VALUES
    ('x1', 1, 'US', DATE '2020-01-01'), ('x2', 3, 'DE', DATE '2021-01-01'), ('x9', 9, 'FR', NULL), ('x0', NULL, 'US', NULL)
    ) t(number, holder_id, country, issued_on);
CREATE TABLE memberships AS SELECT * FROM (VALUES
    (1, 'basic', DATE '2023-01-01', DATE '2024-01-05'), (1, 'plus', DATE '2024-01-05', NULL),
    (2, 'basic', DATE '2024-01-03', DATE '2024-01-04'), (3, 'plus', DATE '2024-02-01', NULL)
    ) t(customer_id, level, valid_from, valid_to);
CREATE TABLE orders AS SELECT * FROM (VALUES
    (1, 1, 1, DATE '2024-01-01', 10.50, false), (2, 1, 2, DATE '2024-01-05', 20.00, true),
    (3, 2, 1, DATE '2024-01-03', 5.25, true), (4, 2, 3, DATE '2024-01-04', 7.00, false),
    (5, 3, 2, DATE '2024-02-01', NULL, true), (6, 7, 9, DATE '2024-02-02', 100.00, false),
    (7, NULL, 1, DATE '2024-02-02', 1.00, false), (8, 4, NULL, NULL, 3.00, true),
    (9, 6, 3, DATE '2024-02-03', 20.00, NULL), (10, 1, 4, DATE '2024-02-05', 0.00, false)
    ) t(order_id, customer_id, store_id, ordered_on, amount, gift);
CREATE TABLE visits AS SELECT * FROM (VALUES
    (1, DATE '2024-01-01', 'ad', 's1'), (1, DATE '2024-01-04', 'mail', 's1'), (1, DATE '2024-01-20', 'ad', 's2'),
    (2, DATE '2024-01-03', 'ad', 's3'), (2, DATE '2024-01-03', 'ad', 's4'), (3, DATE '2024-01-01', 'web', NULL),
    (NULL, DATE '2024-01-01', 'ad', 's9'), (5, DATE '2024-01-02', NULL, 's7'), (6, NULL, 'ad', 's8')
    ) t(customer_id, seen_on, source, session);
CREATE TABLE returns AS SELECT * FROM (VALUES
    (1, 1, 's1', DATE '2024-01-05', 1.00), (1, 2, 's1', DATE '2024-01-05', 2.00), (1, 1, 's2', DATE '2024-02-20', 4.00),
    (2, 1, 's4', DATE '2024-01-03', 8.00), (3, 3, NULL, DATE '2023-12-31', 16.00), (NULL, 1, 's9', DATE '2024-01-02', 32.00)
    ) t(customer_id, store_id, session, returned_on, worth);
CREATE TABLE balances AS SELECT * FROM (VALUES
    ('a', 1, DATE '2024-01-01', 'cash', 100), ('a', 1, DATE '2024-01-08', 'cash', 110), ('b', 1, DATE '2024-01-08', 'fund', 50),
    ('c', 2, DATE '2024-01-09', 'cash', 30), ('c', 2, DATE '2024-02-01', 'cash', 35), ('d', NULL, DATE '2024-01-31', 'fund', 7),
    ('e', 3, NULL, 'cash', 1000), ('f', 3, DATE '2024-02-01', NULL, 4)
    ) t(account, customer_id, on_day, kind, balance);
