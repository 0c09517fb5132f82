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
    private let listBefore: PreparedStatement
    private let observations: PreparedStatement
    private let settings: PreparedStatement
    private let marks: PreparedStatement

    /// What is known of a PBX.
    private struct State {
        var versions: [(since: Int64, directory: Directory)] = []
        var clock = PBXClock()
        var numberPlan = NumberPlan()
        /// What changes whenever any of this does.
        var mark: [String?] = []
    }

    private var known: [Int64: State] = [:]
    /// Those of which another process may have written something.
    private var doubted: Set<Int64> = []

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
        listBefore = try PreparedStatement(
            db,
            """
            SELECT d.frame, f.status, f.digest FROM directory_list d JOIN frame f ON f.id = d.frame
            WHERE d.pbx = ? AND d.kind = ? AND d.received_ms <= ? ORDER BY d.received_ms DESC, d.frame DESC LIMIT 1
            """
        )
        observations = try PreparedStatement(
            db,
            """
            SELECT observed_seconds, utc_offset_seconds FROM clock_observation WHERE pbx = ? ORDER BY observed_seconds
            """
        )
        marks = try PreparedStatement(
            db,
            """
            SELECT (SELECT count(*) FROM directory_list WHERE pbx = p.id),
                (SELECT max(frame) FROM directory_list WHERE pbx = p.id),
                (SELECT count(*) FROM clock_observation WHERE pbx = p.id),
                (SELECT max(frame) FROM clock_observation WHERE pbx = p.id),
                time_zone, country, outside_line_prefixes
            FROM pbx p WHERE id = ?
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
            try insertEntry.bind(frame).bind(entry.number).bind(entry.name).bind(Self.text(of: entry.agents)).run()
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

    /// Whether a list tells nothing that the one received before it did not tell.
    ///
    /// What it says of states, such as who is available, changes with each reading and is no part of the directory. A list
    /// that could not be read wholly is known only word for word: a later version may read more of it.
    func isKnown(_ list: DirectoryList, of arrival: Arrival) throws -> Bool {
        let before = try listBefore.bind(arrival.pbx).bind(list.kind.rawValue).bind(arrival.receivedMilliseconds)
            .firstRow { row in
                (frame: row.integer(0) ?? 0, status: FrameTable.status(row.integer(1) ?? 0), digest: row.bytes(2))
            }
        guard let before else { return false }
        if before.digest == arrival.digest { return true }
        guard before.status == .mapped, arrival.meaning.status == .mapped else { return false }
        return try Self.meaning(of: entries(of: before.frame)) == Self.meaning(of: list.entries)
    }

    /// A list's entries by number, as they are stored: the order of neither entries nor agents means anything.
    private static func meaning(of entries: [DirectoryList.Entry]) -> [String: StoredEntry] {
        let pairs = entries.map { ($0.number, StoredEntry(name: $0.name, agents: Set(agents(text(of: $0.agents))))) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private struct StoredEntry: Equatable {
        var name: String?
        var agents: Set<String>
    }

    private static func text(of agents: [String]) -> String? { agents.isEmpty ? nil : agents.joined(separator: ",") }

    private static func agents(_ text: String?) -> [String] { text?.split(separator: ",").map(String.init) ?? [] }

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

    /// Looks, before it is believed again, whether what was read is still so: another process has written.
    ///
    /// To read it all again for each group would take a large directory's many versions each time.
    func doubtAll() { doubted = Set(known.keys) }

    private func mark(of pbx: Int64) throws -> [String?] {
        try marks.bind(pbx).firstRow { row in (0..<7).map { row.text($0) } } ?? []
    }

    private func state(_ pbx: Int64) throws -> State {
        let isDoubted = doubted.remove(pbx) != nil
        if let state = known[pbx], try !isDoubted || mark(of: pbx) == state.mark { return state }
        var state = State()
        state.mark = try mark(of: pbx)
        state.versions = try versions(pbx)
        try observations.bind(pbx).forEachRow { row in
            guard let seconds = row.integer(0), let offset = row.integer(1) else { return }
            state.clock.observations.append(.init(seconds: seconds, utcOffsetSeconds: Int(offset)))
        }
        try settings.bind(pbx).forEachRow { row in
            state.clock.zone = row.text(0).flatMap { TimeZone(identifier: $0) }
            state.numberPlan = NumberPlan(countryCode: row.text(1), prefixes: row.text(2))
        }
        known[pbx] = state
        return state
    }

    /// The directory from each moment on at which it became another one (Unix seconds), oldest first.
    func versions(_ pbx: Int64) throws -> [(since: Int64, directory: Directory)] {
        var found: [(frame: Int64, kind: DirectoryList.Kind, since: Int64)] = []
        try lists.bind(pbx).forEachRow { row in
            guard let frame = row.integer(0), let kind = row.text(1).flatMap(DirectoryList.Kind.init) else { return }
            found.append((frame, kind, (row.integer(2) ?? 0) / 1000))
        }
        var versions: [(since: Int64, directory: Directory)] = []
        var directory = Directory()
        var seen: Set<DirectoryList.Kind> = []
        for (frame, kind, since) in found {
            let list = DirectoryList(kind: kind, entries: try entries(of: frame))
            directory.apply(list)
            // The first list of each kind also speaks for the time before it: nothing older is known.
            if seen.insert(kind).inserted {
                for index in versions.indices { versions[index].directory.apply(list) }
            }
            // Earlier versions kept a list for each change of a state: memory holds only what differs.
            if versions.last?.directory != directory { versions.append((since, directory)) }
        }
        return versions
    }

    private func entries(of frame: Int64) throws -> [DirectoryList.Entry] {
        var found: [DirectoryList.Entry] = []
        try entries.bind(frame).forEachRow { row in
            found.append(.init(number: row.text(0) ?? "", name: row.text(1), agents: Self.agents(row.text(2))))
        }
        return found
    }
}
