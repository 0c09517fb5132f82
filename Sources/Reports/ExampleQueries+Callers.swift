extension ExampleQueries {
    static let callers = [
        ExampleQuery(
            question: "Which calls were with this number, however it was written?",
            sql: """
                SELECT id, started_local, direction, caller, dialed, answered_by, outcome, talk_seconds FROM calls
                WHERE contact_key = '611223344' ORDER BY started_at DESC
                """
        ),
        ExampleQuery(
            question: "Which calls were with exactly this number?",
            sql: """
                SELECT id, started_local, direction, caller, dialed, answered_by, outcome, talk_seconds FROM calls
                WHERE contact = '+33611223344' ORDER BY started_at DESC
                """
        ),
        ExampleQuery(
            question: "Which numbers that begin like this were there, and when last?",
            sql: """
                SELECT contact, count(*) AS calls, max(started_local) AS last FROM calls
                WHERE contact GLOB '+336112233*' GROUP BY contact ORDER BY last DESC
                """
        ),
        ExampleQuery(
            question: "Which calls of the last 31 days were with a number that ends like this?",
            sql: """
                SELECT id, started_local, direction, contact, outcome FROM calls
                WHERE started_at >= unixepoch('now', '-31 days') AND contact_key LIKE '%3344' ORDER BY started_at DESC
                """
        ),
        ExampleQuery(
            question: "Which calls, however long ago, were with a number that ends like this?",
            sql: """
                SELECT id, started_local, direction, contact, outcome FROM calls
                WHERE id IN (SELECT id FROM calls WHERE contact IS NOT NULL AND contact LIKE '%3344')
                ORDER BY started_at DESC
                """
        ),
        ExampleQuery(
            question: "Which outside numbers called most often in the last 31 days?",
            sql: """
                SELECT max(contact) AS contact, max(caller_name) AS name, count(*) AS calls, sum(missed) AS missed FROM calls
                WHERE direction = 'inbound' AND local_date >= date('now', 'localtime', '-31 days') AND contact_key IS NOT NULL
                GROUP BY +contact_key ORDER BY calls DESC, contact LIMIT 20
                """
        ),
        ExampleQuery(
            question: "Who called again within 24 hours, in the last seven days?",
            sql: """
                SELECT max(c.contact) AS contact, count(*) AS calls_again, max(c.started_local) AS last FROM calls c
                WHERE c.direction = 'inbound' AND c.local_date >= date('now', 'localtime', '-7 days')
                    AND EXISTS (SELECT 1 FROM calls b WHERE b.contact_key = c.contact_key AND b.direction = 'inbound'
                        AND b.started_at BETWEEN c.started_at - 86400 AND c.started_at AND b.id <> c.id)
                GROUP BY +c.contact_key ORDER BY calls_again DESC, contact LIMIT 20
                """
        ),
        ExampleQuery(
            question: "Which calls did this extension make or get in the last seven days?",
            sql: """
                SELECT call, started_local, direction, caller, callee, disposition, ring_seconds, talk_seconds FROM legs
                WHERE started_at >= unixepoch('now', '-7 days')
                    AND (caller = '1001' AND direction <> 'inbound' OR callee = '1001' AND callee_kind = 'extension')
                ORDER BY started_at DESC
                """
        ),
        ExampleQuery(
            question: "Who was passed on by whom after the first answer, in the last 31 days?",
            sql: """
                SELECT a.callee AS first, b.callee AS then_to, count(*) AS times FROM calls c
                CROSS JOIN legs a ON a.call = c.id CROSS JOIN legs b ON b.call = c.id AND b.leg > a.leg
                WHERE c.transfer_count > 0 AND c.local_date >= date('now', 'localtime', '-31 days')
                    AND a.callee_kind = 'extension' AND b.callee_kind = 'extension' AND b.callee <> a.callee
                    AND a.disposition = 'answered' AND b.disposition = 'answered'
                GROUP BY a.callee, b.callee ORDER BY times DESC, first LIMIT 20
                """
        ),
        ExampleQuery(
            question: "Which calls were transferred, and is it proven?",
            sql: """
                SELECT id, started_local, caller, answered_by, transfer_count, transfer_proven FROM calls
                WHERE transfer_count > 0 ORDER BY started_at DESC LIMIT 50
                """
        ),
        ExampleQuery(
            question: "Which two calls did each attended transfer join?",
            sql: """
                SELECT a.id, a.started_local, a.caller, a.dialed, b.id AS linked_call, b.started_local AS linked_local,
                    b.caller AS linked_caller, b.dialed AS linked_dialed
                FROM calls a JOIN calls b ON b.id = a.linked_call
                WHERE a.linked_call IS NOT NULL AND (a.started_at, a.id) < (b.started_at, b.id) ORDER BY a.started_at DESC
                """
        ),
        ExampleQuery(
            question: "Which were the longest calls of the last 31 days?",
            sql: """
                SELECT id, started_local, direction, caller, dialed, answered_by, talk_seconds, duration_seconds FROM calls
                WHERE local_date >= date('now', 'localtime', '-31 days') ORDER BY duration_seconds DESC LIMIT 20
                """
        ),
        ExampleQuery(
            question: "What happened in the newest call, leg by leg?",
            sql: """
                SELECT leg, started_local, caller, callee, callee_kind, disposition, ring_seconds, talk_seconds
                FROM legs WHERE call = (SELECT id FROM calls ORDER BY started_at DESC LIMIT 1) ORDER BY leg
                """
        ),
        ExampleQuery(
            question: "What did the callers of the last 31 days say in the survey after the call?",
            sql: """
                SELECT s.result, count(*) AS answers, max(c.started_local) AS last FROM surveys s JOIN calls c ON c.id = s.call
                WHERE s.at >= unixepoch('now', '-31 days') GROUP BY s.result ORDER BY s.result
                """
        ),
    ]
}
