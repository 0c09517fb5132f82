import GRDB

/// Sums over the calls of a period by direction, and by stretch of time where asked.
struct CallTallies {
    struct Key: Hashable {
        /// `nil`: the whole period.
        let bucket: TimeBucket.Key?
        let direction: String
    }

    private(set) var sums: [Key: CallTally] = [:]

    /// Reads the sums.
    ///
    /// - Parameters:
    ///   - period: When the calls began.
    ///   - bucket: Stretches to keep apart; `nil`: none.
    ///   - request: Its filters and variants hold.
    ///   - database: The archive.
    /// - Throws: An error of the database.
    init(of period: ReportPeriod, by bucket: TimeBucket? = nil, for request: ReportRequest, in database: Database)
        throws
    {
        try HourlyCalls(period: period, request: request, database: database).visit { sum in
            let key = bucket?.key(of: sum.hour, offset: sum.hour.seconds - sum.start)
            sums[Key(bucket: key, direction: sum.direction ?? ""), default: CallTally()].add(
                calls: sum.calls,
                outcome: sum.outcome ?? "",
                missed: sum.missed,
                talkSeconds: sum.talkSeconds,
                waitCalls: sum.waitCalls,
                waitSeconds: sum.waitSeconds
            )
        }
    }

    /// The sums over all stretches.
    var byDirection: [String: CallTally] {
        sums.reduce(into: [:]) { result, sum in
            result[sum.key.direction] = result[sum.key.direction].map { $0 + sum.value } ?? sum.value
        }
    }

    /// The sums over all directions.
    var byBucket: [TimeBucket.Key: CallTally] {
        sums.reduce(into: [:]) { result, sum in
            guard let key = sum.key.bucket else { return }
            result[key] = result[key].map { $0 + sum.value } ?? sum.value
        }
    }

    /// The sum over everything.
    var total: CallTally { sums.values.reduce(CallTally(), +) }
}
