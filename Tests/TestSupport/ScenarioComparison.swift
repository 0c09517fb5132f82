public import ArchiveStore
import GRDB

/// Holds what came of a scenario file against what the file expects, column by column.
public enum ScenarioComparison {
    /// One call as it was found: values by the columns of the views; a column that is missing is NULL.
    public struct FoundCall: Sendable {
        public var callID: String
        public var values: [String: String]
        public var legs: [[String: String]]
        public var offers: [[String: String]]

        public init(
            callID: String,
            values: [String: String],
            legs: [[String: String]],
            offers: [[String: String]]
        ) {
            self.callID = callID
            self.values = values
            self.legs = legs
            self.offers = offers
        }
    }

    /// How the scenario came to the archive, which decides what can be compared.
    public enum Moments: Sendable {
        /// Every text at the moment that the file says.
        case asWritten
        /// At other moments: what rests on them is left out.
        case other
    }

    /// These are compared even where a file does not name them: they are NULL then, or what the format says.
    private static let callColumns = [
        "state", "started_at", "ended_at", "direction", "caller", "caller_name", "dialed", "did", "answered_by",
        "outcome", "missed", "wait_seconds", "talk_seconds", "duration_seconds", "queue", "trunk", "leg_count",
        "transfer_count", "transfer_proven", "recording", "estimated",
    ]
    private static let legColumns = [
        "started_at", "caller", "caller_name", "callee", "callee_name", "callee_kind", "direction", "disposition",
        "duration_seconds", "ring_seconds", "talk_seconds", "queue_wait_seconds", "src_trunk", "dst_trunk", "did",
        "did_name", "dod", "pin_code", "recording", "hangup_side", "source", "time_source",
    ]
    private static let offerColumns = [
        "extension", "channel_id", "path", "rang_at", "answered_at", "ended_at", "result", "ring_seconds",
        "hold_seconds", "estimated",
    ]
    private static let momentsOfCall: Set = ["ended_at", "wait_seconds", "talk_seconds", "duration_seconds"]
    private static let momentsOfOffer: Set = ["rang_at", "answered_at", "ended_at", "ring_seconds", "hold_seconds"]

    /// What differs, one line each, with file, row and column; empty when all is as expected.
    ///
    /// - Parameters:
    ///   - file: What is expected.
    ///   - found: What came of it.
    ///   - moments: Whether the texts came at the moments that the file says.
    ///   - columns: Columns of a call that are not compared.
    /// - Returns: The differences.
    public static func differences(
        _ file: ScenarioFile,
        _ found: [FoundCall],
        _ moments: Moments = .asWritten,
        except columns: Set<String> = []
    ) -> [String] {
        guard !file.calls.isEmpty else { return ["\(file.name): expects no call"] }
        let expectedIDs = Set(file.calls.map(\.callID))
        let surplus = found.filter { !expectedIDs.contains($0.callID) }
        return surplus.map { "\(file.name): call \($0.callID) is not expected" }
            + file.calls.flatMap { expected in
                guard let call = found.first(where: { $0.callID == expected.callID }) else {
                    return ["\(file.name): call \(expected.callID) is missing"]
                }
                return differences(file, expected, call, moments, columns)
            }
    }

    private static func differences(
        _ file: ScenarioFile,
        _ expected: ScenarioFile.ExpectedCall,
        _ call: FoundCall,
        _ moments: Moments,
        _ columns: Set<String>
    ) -> [String] {
        let place = "\(file.name): call \(call.callID)"
        var values: [String: String?] = [
            "state": "ended", "started_at": String(file.start), "transfer_count": "0", "transfer_proven": "0",
            "estimated": "0", "leg_count": String(expected.legs.count),
        ]
        values.merge(expected.values) { _, named in named }
        let left = moments == .other && values["estimated"] == "1" ? momentsOfCall : []
        return differences(place, values, call.values, callColumns, except: left.union(columns))
            + rows("\(place): leg", expected.legs, call.legs) { differences($0, $1, $2, legColumns) }
            + rows("\(place): offer", sorted(expected.offers), sorted(call.offers)) { place, row, found in
                guard moments == .other else { return differences(place, row, found, offerColumns) }
                var (row, found) = (row, found)
                // Which of the unanswered ones it is depends on who stopped when.
                if found["result"] != "answered", row["result"] != "answered" {
                    row["result"] = "unanswered"
                    found["result"] = "unanswered"
                }
                let left = row["estimated"] == "1" ? momentsOfOffer : ["hold_seconds"]
                return differences(place, row, found, offerColumns, except: left)
            }
    }

    private static func rows(
        _ place: String,
        _ expected: [[String: String?]],
        _ found: [[String: String]],
        _ differences: (_ place: String, _ row: [String: String?], _ found: [String: String]) -> [String]
    ) -> [String] {
        guard expected.count == found.count else {
            let rows = found.map { row in row.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: " ") }
            return ["\(place)s: \(found.count) instead of \(expected.count): \(rows.joined(separator: "; "))"]
        }
        return zip(expected, found).enumerated().flatMap { index, pair in
            differences("\(place) \(index + 1)", pair.0, pair.1)
        }
    }

    private static func differences(
        _ place: String,
        _ expected: [String: String?],
        _ found: [String: String],
        _ columns: [String],
        except left: Set<String> = []
    ) -> [String] {
        Set(columns).union(expected.keys).subtracting(left).sorted().compactMap { column in
            let wanted = expected[column] ?? nil
            // Unlike `==`, bytes tell apart texts that only look the same.
            guard wanted != "?", wanted.map({ Array($0.utf8) }) != found[column].map({ Array($0.utf8) }) else {
                return nil
            }
            let texts = [found[column], wanted].map { $0.map { $0.debugDescription } ?? "NULL" }
            return "\(place): \(column) is \(texts[0]), expected \(texts[1])"
        }
    }

    private static func sorted(_ offers: [[String: String?]]) -> [[String: String?]] {
        offers.sorted { key($0) < key($1) }
    }

    private static func sorted(_ offers: [[String: String]]) -> [[String: String]] {
        offers.sorted { key($0) < key($1) }
    }

    private static func key(_ offer: [String: String?]) -> String {
        ["extension", "channel_id", "rang_at"].map { (offer[$0] ?? nil) ?? "" }.joined(separator: " ")
    }
}

extension ScenarioComparison.FoundCall {
    /// The calls of an archive, as the views show them; of one PBX, or of all.
    public static func all(in archive: ArchiveReader, pbx: String? = nil) throws -> [Self] {
        try archive.read { db in
            let calls = try Row.fetchAll(
                db,
                sql: "SELECT * FROM calls WHERE ?1 IS NULL OR pbx = ?1 ORDER BY id",
                arguments: [pbx]
            )
            return try calls.map { call in
                let id: Int64 = call["id"]
                let legs = try Row.fetchAll(db, sql: "SELECT * FROM legs WHERE call = ? ORDER BY leg", arguments: [id])
                let offers = try Row.fetchAll(db, sql: "SELECT * FROM offers WHERE call = ?", arguments: [id])
                var values = texts(call)
                // An id says nothing to who reads a file.
                values["linked_call"] = calls.first { $0["id"] as Int64? == call["linked_call"] as Int64? }?["call_id"]
                return Self(
                    callID: call["call_id"],
                    values: values,
                    legs: legs.map(texts),
                    offers: offers.map(texts)
                )
            }
        }
    }

    private static func texts(_ row: Row) -> [String: String] {
        var texts: [String: String] = [:]
        for (column, value) in row where !value.isNull { texts[column] = String.fromDatabaseValue(value) ?? "\(value)" }
        return texts
    }
}
