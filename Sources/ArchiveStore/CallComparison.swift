import CallModel
import Foundation
import GRDB

/// Holds the calls that were made anew against those of the file.
struct CallComparison {
    /// A call that the file has.
    struct Candidate {
        var key: CallTable.Key
        /// The rules that made its row.
        var ruleVersion: Int
    }

    /// The version alone says nothing of a call, and is told apart; a link belongs to two calls: see
    /// ``LinkComparison``.
    private static let ignoredColumns: Set<String> = ["rule_version", "linked_call"]

    private let shadow: ShadowLayers
    private let differing: (facts: Set<Int64>, calls: Set<Int64>, legs: Set<Int64>, offers: Set<Int64>)
    private let columns: (call: [String], leg: [String], offer: [String])

    /// Compares the calls in hand.
    init(_ shadow: ShadowLayers) throws {
        self.shadow = shadow
        let inHand = "IN (SELECT id FROM temp.call)"
        var facts: Set<Int64> = []
        for table in ShadowLayers.factTables {
            let part = "call \(inHand)"
            facts.formUnion(try shadow.differences(table, key: "call", inFile: part, here: part))
        }
        let legs = "call \(inHand) AND leg > 0"
        differing = (
            facts: facts,
            calls: try shadow.differences(
                "call",
                key: "id",
                inFile: "id \(inHand)",
                here: "true",
                ignoring: Self.ignoredColumns
            ),
            legs: try shadow.differences("leg", key: "call", inFile: legs, here: legs),
            offers: try shadow.differences("offer", key: "call", inFile: "call \(inHand)", here: "true")
        )
        columns = (
            call: try shadow.columns("call").filter { $0 != "id" && !Self.ignoredColumns.contains($0) },
            leg: try shadow.columns("leg").filter { !["id", "call"].contains($0) },
            offer: try shadow.columns("offer").filter { !["id", "call"].contains($0) }
        )
    }

    /// Notes what is different in a call of the file.
    ///
    /// - Returns: What is to be done about it; `nil` for nothing.
    func compare(
        _ call: Candidate,
        _ rebuilt: ShadowLayers.Rebuilt,
        into difference: inout ReprocessDifference
    ) throws -> CallRepair? {
        let id = call.key.id
        difference.calls += 1
        switch rebuilt.state {
        case .unprovable:
            difference.unprovableCalls += 1
            return nil
        case .unnamed:
            difference.changedCalls += 1
            try noteAll(of: call.key, in: "main", .vanishes, into: &difference)
            return CallRepair(call: call.key, frames: rebuilt.frames)
        case .derived:
            if differing.calls.contains(id) { try compareCall(call, into: &difference) }
            if differing.legs.contains(id) { try compareLegs(call, into: &difference) }
            if differing.offers.contains(id) { try compareOffers(call, into: &difference) }
            let hasOtherFacts = differing.facts.contains(id)
            if hasOtherFacts { difference.noteOtherFacts(of: call.key) }
            let isStale = call.ruleVersion != difference.ruleVersion
            if isStale { difference.staleCalls[call.ruleVersion, default: 0] += 1 }
            let isChanged =
                hasOtherFacts || [differing.calls, differing.legs, differing.offers].contains { $0.contains(id) }
            if isChanged { difference.changedCalls += 1 }
            if hasOtherFacts || rebuilt.hasNewMeaning { return CallRepair(call: call.key, frames: rebuilt.frames) }
            return isChanged || isStale ? CallRepair(call: call.key, frames: nil) : nil
        }
    }

    /// Notes a call that the file does not have.
    func noteNew(_ call: CallTable.Key, into difference: inout ReprocessDifference) throws {
        difference.calls += 1
        difference.changedCalls += 1
        try noteAll(of: call, in: "temp", .appears, into: &difference)
    }

    // MARK: - Rows

    private func compareCall(_ call: Candidate, into difference: inout ReprocessDifference) throws {
        guard let old = try rows("main.call", "id", call).first, let new = try rows("temp.call", "id", call).first
        else {
            return
        }
        compare("calls", columns.call, old, new, call, into: &difference)
    }

    private func compareLegs(_ call: Candidate, into difference: inout ReprocessDifference) throws {
        var old = try rows("main.leg", "leg > 0 AND call", call)
        for leg in try rows("temp.leg", "leg > 0 AND call", call) {
            let same = old.firstIndex { row in
                ["event_cdr", "history_cdr"].contains { column in
                    let identity: Data? = leg[column]
                    return identity != nil && identity == row[column]
                }
            }
            if let same {
                compare("legs", columns.leg, old.remove(at: same), leg, call, into: &difference)
            } else {
                note(.appears, "legs", leg, call.key, into: &difference)
            }
        }
        for leg in old { note(.vanishes, "legs", leg, call.key, into: &difference) }
    }

    private func compareOffers(_ call: Candidate, into difference: inout ReprocessDifference) throws {
        var old = try rows("main.offer", "call", call)
        for offer in try rows("temp.offer", "call", call) {
            let alike = old.indices.filter { index in
                ["extension", "channel_id"].allSatisfy { old[index].value($0) == offer.value($0) }
            }
            // A phone may ring twice in one call: the ringing at the same moment is the same one.
            let same = alike.first { old[$0].value("rang_at") == offer.value("rang_at") } ?? alike.first
            if let same {
                compare("offers", columns.offer, old.remove(at: same), offer, call, into: &difference)
            } else {
                note(.appears, "offers", offer, call.key, into: &difference)
            }
        }
        for offer in old { note(.vanishes, "offers", offer, call.key, into: &difference) }
    }

    private func compare(
        _ view: String,
        _ columns: [String],
        _ old: Row,
        _ new: Row,
        _ call: Candidate,
        into difference: inout ReprocessDifference
    ) {
        for column in columns where old.value(column) != new.value(column) {
            difference.note(
                view,
                column,
                ruleVersion: call.ruleVersion,
                .init(call: call.key.id, callID: call.key.callID, old: old.text(column), new: new.text(column))
            )
        }
    }

    private func noteAll(
        of key: CallTable.Key,
        in schema: String,
        _ kind: ReprocessDifference.RowChange.Kind,
        into difference: inout ReprocessDifference
    ) throws {
        let call = Candidate(key: key, ruleVersion: 0)
        for (table, view, condition) in [
            ("call", "calls", "id"), ("leg", "legs", "leg > 0 AND call"), ("offer", "offers", "call"),
        ] {
            for row in try rows("\(schema).\(table)", condition, call) {
                note(kind, view, row, key, isNew: kind == .appears, into: &difference)
            }
        }
    }

    private func note(
        _ kind: ReprocessDifference.RowChange.Kind,
        _ view: String,
        _ row: Row,
        _ call: CallTable.Key,
        isNew: Bool = false,
        into difference: inout ReprocessDifference
    ) {
        let columns =
            switch view {
            case "calls": ["caller", "dialed", "outcome"]
            case "legs": ["caller", "callee", "disposition"]
            default: ["extension", "result"]
            }
        let text = columns.compactMap { row.text($0) }.joined(separator: " ")
        difference.note(
            view,
            kind,
            .init(
                call: isNew ? nil : call.id,
                callID: call.callID,
                old: kind == .vanishes ? text : nil,
                new: kind == .appears ? text : nil
            )
        )
    }

    private func rows(_ table: String, _ condition: String, _ call: Candidate) throws -> [Row] {
        try Row.fetchAll(
            shadow.db,
            sql: "SELECT * FROM \(table) WHERE \(condition) = ? ORDER BY id",
            arguments: [call.key.id]
        )
    }
}

extension Row {
    fileprivate func value(_ column: String) -> DatabaseValue { self[column] }

    /// A value for people; bytes in hexadecimal.
    fileprivate func text(_ column: String) -> String? {
        switch value(column).storage {
        case .null: nil
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): text
        case .blob(let bytes): bytes.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
