-- Reads the agents' events, which the generated file lacks.
SELECT agent, queue, status, reason, count(*) FROM agent_events GROUP BY 1, 2, 3, 4;
