extension ColumnDescriptions {
    static let calls = [
        View(
            name: "calls",
            columns: [
                ("id", "Number of the call in this file; never changes and is never used again."),
                ("pbx", "Configured name of the PBX, else its host."),
                ("pbx_serial", "Serial number of the PBX, as it tells it."),
                ("call_id", "The PBX's own identifier of the call."),
                ("state", "live or ended."),
                ("started_at", "When the call began: Unix seconds, UTC."),
                ("started_local", "When the call began, on the PBX's clock: YYYY-MM-DD HH:MM:SS."),
                ("local_date", "Day of the start on the PBX's clock: YYYY-MM-DD."),
                ("local_hour", "Hour of the start on the PBX's clock, 0 to 23."),
                ("local_weekday", "Weekday of the start on the PBX's clock: 0 is Monday, 6 is Sunday."),
                ("ended_at", "When the call ended: Unix seconds, UTC; NULL while it is live."),
                ("direction", "inbound, outbound or internal, by the call's first leg."),
                ("caller", "Number of the caller, as the PBX gives it."),
                ("caller_name", "Name of the caller, where the PBX gives one."),
                ("dialed", "What the caller first dialled: the DID of an inbound call that has one."),
                ("did", "The PBX's own outside number that an inbound call came in on."),
                ("answered_by", "Number of the first person who answered; never an IVR, a queue or voicemail."),
                (
                    "outcome",
                    "answered, voicemail, abandoned, no_answer, busy or failed, as the caller met it; NULL while live."
                ),
                ("missed", "1: inbound and not answered by a person; else 0; NULL while live."),
                (
                    "wait_seconds",
                    "From the start to the first person's answer, or to the end when there was none; NULL: can't be known."
                ),
                ("talk_seconds", "Conversation with people, counted once."),
                ("duration_seconds", "From the start to the end; NULL while live."),
                ("queue", "Number of the first queue that the call reached."),
                ("trunk", "The trunk that the call came in or went out by."),
                ("leg_count", "How many legs the call has."),
                ("transfer_count", "How often the answering person changed after the first answer."),
                ("transfer_proven", "1: a transfer event or the channels prove each of transfer_count; else 0."),
                ("recording", "File name of the recording, where there is one."),
                ("rule_version", "Version of the rules by which the row was derived; 0: not yet."),
                ("uid", "The PBX's identifier of the call in its history."),
                ("estimated", "1: a time or duration rests on when frames were received, because no record tells."),
                (
                    "time_source",
                    "How started_at was found: timestamp, uid, call_id, information, zone, or received (an estimate)."
                ),
                ("utc_offset", "Seconds to add to UTC for the PBX's local time at the start."),
                (
                    "contact",
                    "Number of the outside party, normalised (E.164) where that is possible; NULL: none, or withheld."
                ),
                (
                    "contact_key",
                    "The last nine digits of contact: the same however the number was written, if the PBX's country is set."
                ),
                ("linked_call", "The call that this one was transferred from or to, where that is proven: calls.id."),
            ]
        )
    ]

    static let legs = [
        View(
            name: "legs",
            columns: [
                ("id", "Number of the leg in this file; never changes and is never used again."),
                ("call", "The call that it is a stage of: calls.id."),
                ("pbx", "Configured name of the PBX, else its host."),
                ("call_id", "The PBX's own identifier of the call."),
                ("leg", "Place in the call, 1 being the first."),
                ("started_at", "When the leg began: Unix seconds, UTC."),
                ("started_local", "When the leg began, on the PBX's clock: YYYY-MM-DD HH:MM:SS."),
                ("caller", "Number of the calling side, as the PBX gives it."),
                ("caller_name", "Name of the calling side, where the PBX gives one."),
                ("callee", "Number of the called side, as the PBX gives it."),
                ("callee_name", "Name of the called side, where the PBX gives one."),
                ("callee_kind", "extension, queue, ivr, ring_group, voicemail, external or other."),
                ("direction", "inbound, outbound or internal."),
                (
                    "disposition",
                    "answered, no_answer, busy, failed, voicemail, abandoned, or the PBX's own word in lower case."
                ),
                ("duration_seconds", "From the leg's start to its end."),
                ("ring_seconds", "How long the callee's phone rang; NULL where the PBX does not say."),
                ("talk_seconds", "From the answer to the end."),
                ("queue_wait_seconds", "How long the caller waited in the queue."),
                ("src_trunk", "Trunk that the leg came in by."),
                ("dst_trunk", "Trunk that the leg went out by."),
                ("did", "The PBX's own outside number that was dialled."),
                ("did_name", "Name of that number, where it has one."),
                ("dod", "Number shown to the called side of an outbound leg."),
                ("pin_code", "PIN that the caller used for an outbound leg."),
                ("recording", "File name of the recording, where there is one."),
                ("hangup_side", "Who hung up first: caller or callee."),
                ("uid", "The PBX's identifier of the record."),
                ("history_id", "Number of the row in the PBX's history."),
                ("source", "How the record came: event, history, or both."),
                ("time_source", "How started_at was found; received is an estimate."),
                ("callee_kind_reason", "Why callee_kind is what it is."),
                ("utc_offset", "Seconds to add to UTC for the PBX's local time at the start."),
                ("events", "The frames behind the leg: numbers of events.id, separated by spaces."),
            ]
        )
    ]

    static let offers = [
        View(
            name: "offers",
            columns: [
                ("id", "Number of the ringing in this file."),
                ("call", "The call that rang: calls.id."),
                ("extension", "The phone that rang."),
                ("channel_id", "The PBX's identifier of the connection to the phone."),
                ("path", "The queue, ring group or IVR that rang it."),
                ("rang_at", "When it began to ring: Unix seconds, UTC."),
                ("answered_at", "When it was answered: Unix seconds, UTC; NULL: it was not."),
                ("ended_at", "When its part in the call ended: Unix seconds, UTC."),
                (
                    "result",
                    "answered; elsewhere: another phone took the call; missed: it rang out while the call went on; "
                        + "caller_gave_up; NULL while it rings."
                ),
                ("ring_seconds", "How long it rang."),
                ("hold_seconds", "How long the conversation was on hold."),
                ("estimated", "1: the times are when frames were received."),
                (
                    "hold_estimated",
                    "1: hold_seconds rests on when frames were received; 0: a timeline of the PBX tells it; "
                        + "NULL without hold_seconds."
                ),
            ]
        ),
        View(
            name: "holds",
            columns: [
                ("id", "Number of the member's report that began the hold: call_events.id."),
                ("call", "The call: calls.id."),
                ("kind", "What the member is, in the PBX's word: extension, inbound, outbound."),
                ("number", "Number of the member that was held, as the PBX gives it."),
                ("channel_id", "The PBX's identifier of the member's connection."),
                ("began_at", "When it was put on hold: Unix seconds, UTC."),
                ("ended_at", "When the hold ended: Unix seconds, UTC; NULL while it is held."),
                ("seconds", "How long it was held."),
                ("estimated", "1: from when frames were received, always."),
                ("pbx", "Configured name of the PBX, else its host."),
                ("local_date", "Day of the call's start on the PBX's clock: YYYY-MM-DD."),
            ]
        ),
    ]
}
