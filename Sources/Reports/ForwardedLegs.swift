import CallColumns

/// The legs that sent a call out by another trunk than its own, which then has a line in use as well.
struct ForwardedLegs {
    struct Leg {
        /// The place of the trunk among the block's texts.
        let trunk: Int64
        /// Unix seconds.
        let span: Range<Int64>
        /// The place among ``CallWords/dispositions``, or ``ColumnValues/null``.
        let disposition: Int64
        let talkSeconds: Int64
    }

    static let columns: Set<CallColumn> = [
        .trunk, .legs, .legStartedAt, .legDurationSeconds, .legTalkSeconds, .disposition, .destinationTrunk,
    ]

    /// The legs of one call; a leg of unknown times takes those of the call.
    static func of(_ call: RunningCalls.Call) -> [Leg] {
        let block = call.block
        let rows = block.legs(of: call.row)
        // A call of one leg was not sent on.
        guard rows.count > 1 else { return [] }
        let trunks = block[.destinationTrunk]
        let own = block[.trunk].raw(call.row)
        return rows.compactMap { row in
            guard let trunk = trunks[row], trunk != own else { return nil }
            let told = block[.legStartedAt][row]
            let start = max(told ?? call.span.lowerBound, call.span.lowerBound)
            let end = told.flatMap { told in block[.legDurationSeconds][row].map { told + $0 } } ?? call.span.upperBound
            return Leg(
                trunk: trunk,
                span: start..<max(start, end),
                disposition: block[.disposition].raw(row),
                talkSeconds: block[.legTalkSeconds][row] ?? 0
            )
        }
    }
}
