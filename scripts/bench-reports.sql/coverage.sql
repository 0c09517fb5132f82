-- Reads the ledger of days.
SELECT * FROM coverage WHERE local_date BETWEEN :from AND :to;
