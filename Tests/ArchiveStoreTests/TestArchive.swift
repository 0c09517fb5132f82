import CallModel
import EventMapper
import GRDB
import TestSupport

@testable import ArchiveStore

/// An archive in a folder of its own, fed with texts as they come over the wire.
///
/// Moments are Unix milliseconds, and seconds after ``Wire/start`` where they are called so.
struct TestArchive {
    let folder: TemporaryFolder
    let path: String
    let writer: ArchiveWriter
    let reader: ArchiveReader
    let pbx: Int64

    init() async throws {
        folder = try TemporaryFolder()
        path = folder.path("calls.sqlite")
        writer = try ArchiveWriter(path: path)
        reader = try ArchiveReader(path: path)
        pbx = try await writer.pbx(named: "test", timeZone: nil)
    }

    // MARK: Writing

    /// Commits texts, each with its origin, as one group.
    @discardableResult
    func commit(_ arrivals: Arrival...) async throws -> CommitOutcome {
        try await writer.commit(arrivals.map(ArchiveEntry.arrival))
    }

    func event(_ text: String, _ seconds: Double, connection: Int64? = nil, sequence: Int64 = 1) -> Arrival {
        event(Array(text.utf8), seconds, connection: connection, sequence: sequence)
    }

    func event(_ bytes: [UInt8], _ seconds: Double, connection: Int64? = nil, sequence: Int64 = 1) -> Arrival {
        Arrival(
            pbx: pbx,
            origin: .event,
            connection: connection,
            sequence: sequence,
            receivedMilliseconds: Wire.milliseconds(seconds),
            bytes: bytes,
            meaning: EventMapper.map(event: bytes)
        )
    }

    func row(_ text: String, _ seconds: Double, sequence: Int64 = 1) -> Arrival {
        let bytes = Array(text.utf8)
        return Arrival(
            pbx: pbx,
            origin: .history,
            sequence: sequence,
            receivedMilliseconds: Wire.milliseconds(seconds),
            bytes: bytes,
            meaning: EventMapper.map(historyRow: bytes)
        )
    }

    func directory(_ kind: DirectoryList.Kind, _ text: String, _ seconds: Double) -> Arrival {
        let bytes = Array(text.utf8)
        return Arrival(
            pbx: pbx,
            origin: .directory,
            receivedMilliseconds: Wire.milliseconds(seconds),
            bytes: bytes,
            meaning: EventMapper.map(directory: kind, rows: bytes)
        )
    }

    func information(_ text: String, _ seconds: Double) -> Arrival {
        let bytes = Array(text.utf8)
        return Arrival(
            pbx: pbx,
            origin: .directory,
            receivedMilliseconds: Wire.milliseconds(seconds),
            bytes: bytes,
            meaning: EventMapper.map(information: bytes)
        )
    }

    /// The PBX's list of live calls, asked for 100 ms before it came.
    func liveCalls(_ text: String, asked seconds: Double) -> Arrival {
        let bytes = Array(text.utf8)
        return Arrival(
            pbx: pbx,
            origin: .query,
            receivedMilliseconds: Wire.milliseconds(seconds) + 100,
            askedMilliseconds: Wire.milliseconds(seconds),
            bytes: bytes,
            meaning: EventMapper.map(liveCalls: bytes)
        )
    }

    // MARK: Reading

    /// The rows of a query, the columns of each joined by `|`; NULL reads `-`.
    func rows(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [String] {
        try reader.read { db in
            try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                row.databaseValues.map { $0.isNull ? "-" : "\($0.storage.value ?? "-")" }.joined(separator: "|")
            }
        }
    }

    /// The only value of a query.
    func value(_ sql: String) throws -> String? { try rows(sql).first }
}

extension ArchiveWriter {
    /// Runs SQL beside the writer's own statements, on its connection.
    func execute(_ sql: String) throws {
        layers.forgetCalls()
        try queue.inDatabase { db in try db.execute(sql: sql) }
    }

    /// The one number that a statement gives.
    func number(_ sql: String) throws -> Int? {
        try queue.inDatabase { db in try Int.fetchOne(db, sql: sql) }
    }

    /// What a PBX's directory was at moments, in seconds after ``Wire/start``.
    func directories(of pbx: Int64, at moments: [Int64]) throws -> [Directory] {
        try transaction { _ in try moments.map { try layers.directory.directory(pbx, at: Wire.start + $0) } }
    }

    /// The versions of a PBX's directory that memory holds.
    func directoryVersions(of pbx: Int64) throws -> [Directory] {
        try transaction { _ in try layers.directory.versions(pbx).map(\.directory) }
    }

    func text(_ sql: String) throws -> String? {
        try queue.inDatabase { db in try String.fetchOne(db, sql: sql) }
    }
}
