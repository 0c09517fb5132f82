import CallModel
import Foundation
import GRDB

/// Layer 2: what the PBX says of itself, and since when: its numbers and names, and its clock.
final class DirectoryTable {
    private let insertList: PreparedStatement
    private let insertEntry: PreparedStatement
    private let insertObservation: PreparedStatement
    private let describe: PreparedStatement
    private let described: PreparedStatement
    private let lists: PreparedStatement
    private let entries: PreparedStatement
    private let observations: PreparedStatement
    private let settings: PreparedStatement

    /// What is known of a PBX.
    private struct State {
        /// The directory from a moment on (Unix seconds), oldest first.
        var versions: [(since: Int64, directory: Directory)] = []
        var clock = PBXClock()
        var numberPlan = NumberPlan()
    }

    private var known: [Int64: State] = [:]

    init(_ db: Database) throws {
        insertList = try PreparedStatement(
            db,
            "INSERT INTO directory_list (frame, pbx, kind, received_ms) VALUES (?, ?, ?, ?)"
        )
        insertEntry = try PreparedStatement(
            db,
            "INSERT OR IGNORE INTO directory_entry (frame, number, name, agents) VALUES (?, ?, ?, ?)"
        )
        insertObservation = try PreparedStatement(
            db,
            """
            INSERT INTO clock_observation (frame, pbx, observed_seconds, utc_offset_seconds) VALUES (?, ?, ?, ?)
            """
        )
        describe = try PreparedStatement(
            db,
            """
            UPDATE pbx SET serial = coalesce(?, serial), model = coalesce(?, model), firmware = coalesce(?, firmware)
            WHERE id = ?
            """
        )
        described = try PreparedStatement(
            db,
            """
            SELECT id FROM pbx WHERE id = ? AND serial IS coalesce(?, serial) AND model IS coalesce(?, model)
                AND firmware IS coalesce(?, firmware)
            """
        )
        lists = try PreparedStatement(
            db,
            "SELECT frame, kind, received_ms FROM directory_list WHERE pbx = ? ORDER BY received_ms, frame"
        )
        entries = try PreparedStatement(db, "SELECT number, name, agents FROM directory_entry WHERE frame = ?")
        observations = try PreparedStatement(
            db,
            """
            SELECT observed_seconds, utc_offset_seconds FROM clock_observation WHERE pbx = ? ORDER BY observed_seconds
            """
        )
        settings = try PreparedStatement(
            db,
            "SELECT time_zone, country, outside_line_prefixes FROM pbx WHERE id = ?"
        )
    }

    func store(_ list: DirectoryList, frame: Int64, pbx: Int64, receivedMilliseconds: Int64) throws {
        try insertList.bind(frame).bind(pbx).bind(list.kind.rawValue).bind(receivedMilliseconds).run()
        for entry in list.entries {
            try insertEntry.bind(frame).bind(entry.number).bind(entry.name)
                .bind(entry.agents.isEmpty ? nil : entry.agents.joined(separator: ",")).run()
        }
        forget(pbx)
    }

    func store(_ information: PBXInformation, frame: Int64, pbx: Int64, receivedMilliseconds: Int64) throws {
        try describe.bind(information.serial).bind(information.model).bind(information.firmware).bind(pbx).run()
        if let offset = information.utcOffsetSeconds {
            try insertObservation.bind(frame).bind(pbx)
                .bind(information.clockSeconds ?? receivedMilliseconds / 1000).bind(offset).run()
        }
        forget(pbx)
    }

    /// Whether a look at the PBX and its clock tells nothing that the archive does not know.
    func isKnown(_ information: PBXInformation, pbx: Int64) throws -> Bool {
        let last = try clock(pbx).observations.last
        guard information.utcOffsetSeconds == nil || information.utcOffsetSeconds == last?.utcOffsetSeconds else {
            return false
        }
        return try described.bind(pbx).bind(information.serial).bind(information.model).bind(information.firmware)
            .firstRow { _ in true } ?? false
    }

    /// The PBX's clock, as far as it was seen.
    func clock(_ pbx: Int64) throws -> PBXClock { try state(pbx).clock }

    /// How numbers are written at the PBX.
    func numberPlan(_ pbx: Int64) throws -> NumberPlan { try state(pbx).numberPlan }

    /// The directory in force at a moment: the last one received before it, else the first one.
    func directory(_ pbx: Int64, at seconds: Int64?) throws -> Directory {
        let versions = try state(pbx).versions
        guard let seconds else { return versions.last?.directory ?? Directory() }
        return (versions.last { $0.since <= seconds } ?? versions.first)?.directory ?? Directory()
    }

    /// Forgets what was read: after a rollback, or a new version.
    func forget(_ pbx: Int64) { known[pbx] = nil }

    func forgetAll() { known = [:] }

    private func state(_ pbx: Int64) throws -> State {
        if let state = known[pbx] { return state }
        var state = State()
        state.versions = try versions(pbx)
        try observations.bind(pbx).forEachRow { row in
            guard let seconds = row.integer(0), let offset = row.integer(1) else { return }
            state.clock.observations.append(.init(seconds: seconds, utcOffsetSeconds: Int(offset)))
        }
        try settings.bind(pbx).forEachRow { row in
            state.clock.zone = row.text(0).flatMap { TimeZone(identifier: $0) }
            state.numberPlan = NumberPlan(
                country: row.text(1).flatMap { Country(code: $0) },
                outsideLinePrefixes: row.text(2)?.split(separator: ",").map(String.init) ?? []
            )
        }
        known[pbx] = state
        return state
    }

    private func versions(_ pbx: Int64) throws -> [(since: Int64, directory: Directory)] {
        var found: [(frame: Int64, kind: DirectoryList.Kind, since: Int64)] = []
        try lists.bind(pbx).forEachRow { row in
            guard let frame = row.integer(0), let kind = row.text(1).flatMap(DirectoryList.Kind.init) else { return }
            found.append((frame, kind, (row.integer(2) ?? 0) / 1000))
        }
        var versions: [(since: Int64, directory: Directory)] = []
        var directory = Directory()
        var seen: Set<DirectoryList.Kind> = []
        for (frame, kind, since) in found {
            var list = DirectoryList(kind: kind, entries: [])
            try entries.bind(frame).forEachRow { row in
                let agents = row.text(2)?.split(separator: ",").map(String.init) ?? []
                list.entries.append(.init(number: row.text(0) ?? "", name: row.text(1), agents: agents))
            }
            directory.apply(list)
            // The first list of each kind also speaks for the time before it: nothing older is known.
            if seen.insert(kind).inserted {
                for index in versions.indices { versions[index].directory.apply(list) }
            }
            versions.append((since, directory))
        }
        return versions
    }
}
