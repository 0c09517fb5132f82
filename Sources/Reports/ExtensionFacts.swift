import GRDB

/// What extensions did in a period, in the order of time: their legs by their own start, ringings by their call's.
struct ExtensionFacts {
    enum Fact {
        case leg(direction: String, disposition: String, talkSeconds: Int64, name: String?)
        case offer(result: String)
    }

    struct Moment {
        let startedAt: Int64
        let utcOffset: Int64?
    }

    let context: ReportContext

    func visit(_ body: (PartyKey, Moment, Fact) throws -> Void) throws {
        let legs = try Row.fetchCursor(context.database.makeStatement(literal: legQuery))
        let offers = try Row.fetchCursor(context.database.makeStatement(literal: offerQuery))
        var offer = try offers.next()?.copy()
        while let leg = try legs.next() {
            let start: Int64 = leg[0]
            while let ringing = offer, (ringing[0] as Int64) < start {
                try hand(offer: ringing, to: body)
                offer = try offers.next()?.copy()
            }
            try hand(leg: leg, to: body)
        }
        while let ringing = offer {
            try hand(offer: ringing, to: body)
            offer = try offers.next()?.copy()
        }
    }

    var legQuery: SQL {
        """
        SELECT l.started_at, l.utc_offset, l.pbx, l.caller, l.caller_name, l.callee, l.callee_name, l.callee_kind,
            coalesce(l.direction, ''), coalesce(l.disposition, ''), coalesce(l.talk_seconds, 0)
        FROM legs l
        WHERE \(literal: context.period.condition(on: "l")) AND \(literal: context.request.filter.legCondition)
        ORDER BY l.started_at
        """
    }

    var offerQuery: SQL {
        """
        SELECT c.started_at, c.utc_offset, c.pbx, o.extension, coalesce(o.result, '')
        FROM calls c JOIN offers o ON o.call = c.id
        WHERE \(literal: context.period.condition(on: "c")) AND \(literal: context.request.filter.callCondition)
        ORDER BY c.started_at
        """
    }

    /// Whether the report is for this number.
    private func wants(_ number: String) -> Bool {
        context.request.filter.extension.map { $0 == number } ?? true
    }

    private func hand(leg row: Row, to body: (PartyKey, Moment, Fact) throws -> Void) throws {
        let pbx: String = row[2]
        let direction: String = row[8]
        let moment = Moment(startedAt: row[0], utcOffset: row[1])
        func hand(_ number: String, _ name: String?) throws {
            guard wants(number) else { return }
            let fact = Fact.leg(direction: direction, disposition: row[9], talkSeconds: row[10], name: name)
            try body(PartyKey(pbx: pbx, number: number), moment, fact)
        }
        if direction == "outbound" || direction == "internal", let caller: String = row[3] { try hand(caller, row[4]) }
        if (row[7] as String?) == "extension", let callee: String = row[5] { try hand(callee, row[6]) }
    }

    private func hand(offer row: Row, to body: (PartyKey, Moment, Fact) throws -> Void) throws {
        guard wants(row[3]) else { return }
        let moment = Moment(startedAt: row[0], utcOffset: row[1])
        try body(PartyKey(pbx: row[2], number: row[3]), moment, .offer(result: row[4]))
    }
}

extension ExtensionTally {
    mutating func add(_ fact: ExtensionFacts.Fact) {
        switch fact {
        case .leg(let direction, let disposition, let talkSeconds, let name):
            addLeg(direction: direction, disposition: disposition, talkSeconds: talkSeconds, name: name)
        case .offer(let result): addOffer(result: result)
        }
    }
}
