extension ColumnDescriptions {
    static let callEvents = [
        View(
            name: "call_events",
            columns: [
                ("id", "Number of the status change in this file."),
                ("call", "The call: calls.id."),
                ("event", "The frame that told it: events.id."),
                ("at", "When the frame was received: Unix seconds, UTC; the PBX gives no time."),
                ("kind", "What the member is: extension, inbound, outbound, …"),
                ("number", "Number of the member."),
                ("channel_id", "The PBX's identifier of the member's connection."),
                ("trunk", "The member's trunk."),
                ("status", "The PBX's own word, such as ALERT, RING, ANSWERED, HOLD or BYE."),
                ("path", "The queue, ring group or IVR through which the member was reached."),
                ("dialed", "What the member dialled."),
                ("at_ms", "When the frame was received: Unix milliseconds, UTC."),
            ]
        )
    ]

    static let reports = [
        View(
            name: "transfers",
            columns: [
                ("id", "Number of the report."),
                ("call", "The call: calls.id."),
                ("event", "The frame that told it: events.id."),
                ("at", "When the frame was received: Unix seconds, UTC."),
                ("kind", "What kind of transfer or forwarding it was."),
                ("parties", "Who took part, with the state of each."),
                ("reason", "Why, where the PBX says so."),
            ]
        ),
        View(
            name: "failures",
            columns: [
                ("id", "Number of the report."),
                ("call", "The call, where the archive has it: calls.id."),
                ("call_id", "The PBX's own identifier of the call."),
                ("event", "The frame that told it: events.id."),
                ("at", "When the frame was received: Unix seconds, UTC."),
                ("parties", "Who took part."),
                ("reason", "Why the call failed, in the PBX's words."),
            ]
        ),
        View(
            name: "surveys",
            columns: [
                ("id", "Number of the answer."),
                ("call", "The call, where the archive has it: calls.id."),
                ("call_id", "The PBX's own identifier of the call."),
                ("event", "The frame that told it: events.id."),
                ("at", "When the frame was received: Unix seconds, UTC."),
                ("result", "What the caller answered."),
            ]
        ),
        View(
            name: "agent_events",
            columns: [
                ("id", "Number of the event in this file."),
                ("call", "The call, where there is one and the archive has it: calls.id."),
                ("call_id", "The PBX's own identifier of the call."),
                ("event", "The frame that told it: events.id."),
                ("at", "When the frame was received: Unix seconds, UTC."),
                ("pbx", "Configured name of the PBX, else its host."),
                ("kind", "What happened, such as a change of the agent's state."),
                ("queue", "Number of the queue."),
                ("agent", "Extension of the agent."),
                ("caller", "Number of the caller."),
                ("status", "The agent's state afterwards, in the PBX's words."),
                ("reason", "Why, such as the reason of a pause."),
            ]
        ),
    ]

    static let feed = [
        View(
            name: "events",
            columns: [
                ("id", "Number of the frame in this file."),
                ("pbx", "Configured name of the PBX, else its host."),
                ("received_at", "When it was received: Unix seconds, UTC."),
                ("received_ms", "When it was received: Unix milliseconds, UTC."),
                ("origin", "event: from the socket; history: a row of the PBX's history; directory; query."),
                ("type", "The event's number, such as 30012."),
                ("type_name", "The event's name."),
                ("call_id", "The PBX's identifier of the call that it is about."),
                (
                    "status",
                    "mapped; unmapped: of a type that is not handled; duplicate; quarantined: could not be understood."
                ),
                ("error", "Why a frame is in quarantine."),
                ("frame", "The text exactly as received; a BLOB where the bytes are no UTF-8."),
                ("connection", "The feed session that it came by: connections.id."),
                ("sequence", "Its place on the connection, or in its answer."),
                ("sha256", "SHA-256 of the bytes received, in hexadecimal."),
            ]
        ),
        View(
            name: "connections",
            columns: [
                ("id", "Number of the feed session in this file."),
                ("pbx", "Configured name of the PBX, else its host."),
                ("opened_at", "When it was opened: Unix seconds, UTC."),
                ("subscribed_at", "When the PBX acknowledged the subscription: Unix seconds, UTC; NULL: never."),
                ("alive_at", "When something was last read: Unix seconds, UTC; kept up every 5 seconds."),
                ("closed_at", "When it closed: Unix seconds, UTC; NULL: open, or the archiver was killed."),
                ("reason", "Why it closed."),
                ("topics", "The event types subscribed to, comma separated."),
                ("heartbeats", "How many heartbeats the PBX answered."),
            ]
        ),
        View(
            name: "gaps",
            columns: [
                ("id", "Number of the gap in this file."),
                ("pbx", "Configured name of the PBX, else its host."),
                ("began_at", "When the last frame before it was read: Unix seconds, UTC."),
                ("ended_at", "When the next subscription was acknowledged: Unix seconds, UTC; NULL: it lasts."),
                ("reason", "Why there was no feed."),
                ("repair", "pending; repaired: a reconciliation covered it; unrepairable."),
                ("repaired_at", "When it was repaired: Unix seconds, UTC."),
                ("legs_recovered", "Legs of calls in the gap that the PBX's history gave."),
                ("ringing_lost", "1: which phones rang during the gap can't be known; else 0."),
                ("began_ms", "Beginning in Unix milliseconds, UTC."),
                ("ended_ms", "End in Unix milliseconds, UTC."),
            ]
        ),
        View(
            name: "coverage",
            columns: [
                ("pbx", "Configured name of the PBX, else its host."),
                ("local_date", "Day on the PBX's clock: YYYY-MM-DD."),
                ("connected_seconds", "How long the feed was connected that day."),
                ("gap_seconds", "How long it was not, from the first connection on."),
                ("pbx_legs", "Legs of the day by the PBX's own count; NULL: not compared yet."),
                ("archive_legs", "Legs of the day in the archive, when they were compared."),
                ("status", "complete: the counts agreed after the day's end; partial: they differ; unproven."),
            ]
        ),
    ]

    static let selfDescription = [
        View(
            name: "metric_definitions",
            columns: [
                ("metric", "Stable name of the figure."),
                ("unit", "What it is counted in."),
                ("definition", "What it means."),
                ("formula", "How it is worked out."),
                ("variants", "Other customary meanings."),
            ]
        ),
        View(
            name: "column_descriptions",
            columns: [
                ("view", "Name of the view."),
                ("column_name", "Name of the column."),
                ("description", "What it holds."),
            ]
        ),
        View(
            name: "example_queries",
            columns: [
                ("question", "A question in words."),
                ("sql", "A query that answers it."),
            ]
        ),
    ]
}
