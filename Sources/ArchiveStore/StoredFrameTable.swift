import CallModel
import EventMapper
import GRDB

/// A frame as the file has it, with its meaning to this version.
struct StoredFrame {
    var id: Int64
    /// As it arrived.
    var arrival: Arrival
    /// What the file says that it means; without facts.
    var before: MappedFrame
    /// Whether the frame is to be mapped: its text is there, and it is no duplicate of another one.
    var isMappable: Bool

    /// Whether the file's own words for it are others than this version's.
    var hasNewMeaning: Bool {
        let meaning = arrival.meaning
        return meaning.status != before.status || meaning.error != before.error
            || (meaning.type != nil && meaning.type != before.type)
            || (meaning.callID != nil && meaning.callID != before.callID)
    }
}

/// Reads frames back and maps them again.
///
/// It reads the file's own tables even where temporary ones have their names.
final class StoredFrameTable {
    /// What the longest request may take: a question whose time is not known was asked at most so long before its answer.
    private static let longestRequestMilliseconds: Int64 = 60_000

    private let one: PreparedStatement
    private let some: PreparedStatement

    init(_ db: Database) throws {
        let selection = """
            SELECT f.id, f.pbx, f.origin, f.connection, f.sequence, f.received_ms, f.status, f.error, f.type, f.call_id,
                d.kind, q.asked_ms, f.body IS NOT NULL, f.body
            FROM main.frame f LEFT JOIN main.directory_list d ON d.frame = f.id
            LEFT JOIN main.live_query q ON q.frame = f.id
            """
        one = try PreparedStatement(db, selection + " WHERE f.id = ?")
        some = try PreparedStatement(db, selection + " WHERE f.id > ? ORDER BY f.id LIMIT ?")
    }

    /// The frame of an id.
    func frame(_ id: Int64) throws -> StoredFrame? {
        try one.bind(id).firstRow(Self.read)
    }

    /// Calls a closure for the next frames, in the order of their ids.
    func forEach(after id: Int64, limit: Int, _ body: (StoredFrame) throws -> Void) throws {
        try some.bind(id).bind(limit).forEachRow { row in try body(Self.read(row)) }
    }

    private static func read(_ row: PreparedStatement) -> StoredFrame {
        let origin = FrameTable.origin(row.integer(2) ?? 0)
        let received = row.integer(5) ?? 0
        let before = MappedFrame(
            type: row.integer(8).map(Int.init),
            callID: row.text(9),
            status: FrameTable.status(row.integer(6) ?? 0),
            error: row.text(7)
        )
        let isMappable = row.integer(12) == 1 && before.status != .duplicate
        let bytes = isMappable ? row.bytes(13) ?? [] : []
        let kind = row.text(10).flatMap(DirectoryList.Kind.init)
        return StoredFrame(
            id: row.integer(0) ?? 0,
            arrival: Arrival(
                pbx: row.integer(1) ?? 0,
                origin: origin,
                connection: row.integer(3),
                sequence: row.integer(4),
                receivedMilliseconds: received,
                askedMilliseconds: row.integer(11) ?? (received - longestRequestMilliseconds),
                bytes: bytes,
                meaning: isMappable ? EventMapper.map(stored: bytes, origin: origin, kind: kind) : before
            ),
            before: before,
            isMappable: isMappable
        )
    }
}
