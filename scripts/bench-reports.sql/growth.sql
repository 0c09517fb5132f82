-- Reads the whole file.
-- Not compared: the report prints a row per table and month, with the bytes shared out.
SELECT strftime('%Y-%m', started_at, 'unixepoch') AS month, 'call', count(*) FROM call GROUP BY 1
UNION ALL SELECT strftime('%Y-%m', started_at, 'unixepoch'), 'leg', count(*) FROM leg GROUP BY 1
UNION ALL SELECT strftime('%Y-%m', rang_at, 'unixepoch'), 'offer', count(*) FROM offer GROUP BY 1
UNION ALL SELECT name, 'bytes', sum(pgsize) FROM dbstat WHERE aggregate = TRUE GROUP BY 1;
