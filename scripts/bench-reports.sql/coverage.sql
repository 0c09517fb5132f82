-- Reads the ledger of days.
-- Compared: where status <> 'unproven'. The report also has the days that were never compared.
SELECT * FROM coverage WHERE local_date BETWEEN :from AND :to;
