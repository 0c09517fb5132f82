-- The index of whole numbers in parts of 65,536 calls: a new call's entry falls into the newest part, which stays in memory,
-- where each fell on some page of the whole index and a quarter of what a growing file wrote were such pages. A number is
-- sought in each part, which SQLite does (a skip-scan) because the statistics tell it how few these are.

DROP INDEX IF EXISTS call_contact;
CREATE INDEX call_contact ON call(id >> 16, contact) WHERE contact IS NOT NULL;
DELETE FROM sqlite_stat1 WHERE idx = 'call_contact';
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('call', 'call_contact', '8000000 65536 20');
ANALYZE sqlite_schema;
