-- Reads the answers to surveys, which the generated file lacks.
SELECT c.queue, s.result, count(*) FROM surveys s JOIN call c ON c.id = s.call WHERE :calls GROUP BY 1, 2;
