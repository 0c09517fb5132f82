import TestSupport

/// A call as its scenario file expects it: what the reports' figures are counted from without the archive.
struct CorpusCall {
    /// Values by the columns of the views; one that is NULL is absent.
    struct Values {
        private let values: [String: String]

        init(_ values: [String: String?]) { self.values = values.compactMapValues(\.self) }

        subscript(_ column: String) -> String? { values[column] }

        subscript(seconds column: String) -> Int64? { values[column].flatMap(Int64.init) }
    }

    /// The file, which is the PBX as well.
    let pbx: String
    /// The PBX's `call_id`.
    let id: String
    let call: Values
    let legs: [Values]
    let offers: [Values]
    let startedAt: Int64

    static let all: [Self] = ScenarioFile.all.flatMap { file in
        file.calls.map { call in
            let values = Values(call.values)
            return Self(
                pbx: file.name,
                id: call.callID,
                call: values,
                legs: call.legs.map(Values.init),
                offers: call.offers.map(Values.init),
                startedAt: values[seconds: "started_at"] ?? file.start
            )
        }
    }

    /// Files that leave open, with a `?`, what most reports count by: the kind of a destination, a trunk, a call's times.
    static let open: Set = [
        "live-in-a-queue", "records-during-the-call", "outbound-second-trunk", "gone-from-the-list",
    ]

    /// The PBXs of all files that leave nothing open.
    static let settled: [String] = Set(all.map(\.pbx)).subtracting(open).sorted()

    var direction: String { call["direction"] ?? "" }
    var isAnswered: Bool { call["outcome"] == "answered" }
}

extension Sequence {
    /// How many there are of each key.
    func counts<Key: Hashable>(by key: (Element) -> Key) -> [Key: Int] {
        reduce(into: [:]) { $0[key($1), default: 0] += 1 }
    }

    func sum(_ seconds: (Element) -> Int64?) -> Int64 { reduce(0) { $0 + (seconds($1) ?? 0) } }
}
