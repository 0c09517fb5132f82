import CallColumns
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
        let names = try PBXRecord.names(in: context.database)
        let legs = try RowPass(context.database, legQuery)
        let offers = try RowPass(context.database, offerQuery)
        var offer = try offers.next()
        while let leg = try legs.next() {
            let start: Int64 = leg[0]
            while let ringing = offer, (ringing[0] as Int64) < start {
                try hand(offer: ringing, names, to: body)
                offer = try offers.next()
            }
            try hand(leg: leg, names, to: body)
        }
        while let ringing = offer {
            try hand(offer: ringing, names, to: body)
            offer = try offers.next()
        }
    }

    var legQuery: SQL {
        """
        SELECT l.started_at, l.utc_offset, c.pbx, l.caller, l.caller_name, l.callee, l.callee_name, l.callee_kind,
            l.direction, l.disposition, l.talk_seconds
        FROM leg l CROSS JOIN call c ON c.id = l.call
        WHERE \(literal: context.period.condition(on: "l")) AND l.leg > 0
            AND \(literal: context.request.filter.callCondition)
        ORDER BY l.started_at
        """
    }

    var offerQuery: SQL {
        """
        SELECT c.started_at, c.utc_offset, c.pbx, o.extension, o.result
        FROM call c CROSS JOIN offer o ON o.call = c.id
        WHERE \(literal: context.period.condition(on: "c")) AND \(literal: context.request.filter.callCondition)
        ORDER BY c.started_at
        """
    }

    /// Whether the report is for this number.
    private func wants(_ number: String) -> Bool {
        context.request.filter.extension.map { $0 == number } ?? true
    }

    private func hand(leg row: RowPass, _ names: [Int64: String], to body: (PartyKey, Moment, Fact) throws -> Void)
        throws
    {
        let pbx = names[row[2]] ?? ""
        let direction: String = row[8]
        let moment = Moment(startedAt: row[0], utcOffset: row[1])
        func hand(_ number: String, _ name: String?) throws {
            guard wants(number) else { return }
            let fact = Fact.leg(direction: direction, disposition: row[9], talkSeconds: row[10], name: name)
            try body(PartyKey(pbx: pbx, number: number), moment, fact)
        }
        if direction == "outbound" || direction == "internal", let caller: String = row[3] { try hand(caller, row[4]) }
        if (row[7] as String) == "extension", let callee: String = row[5] { try hand(callee, row[6]) }
    }

    private func hand(offer row: RowPass, _ names: [Int64: String], to body: (PartyKey, Moment, Fact) throws -> Void)
        throws
    {
        guard wants(row[3]) else { return }
        let moment = Moment(startedAt: row[0], utcOffset: row[1])
        try body(PartyKey(pbx: names[row[2]] ?? "", number: row[3]), moment, .offer(result: row[4]))
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
