public import CallModel
import GRDB

/// A frame in the archive, with what became of it.
public struct KeptFrame: Hashable, Sendable {
    public var id: Int64
    /// The PBX's name.
    public var pbx: String
    /// Unix milliseconds.
    public var receivedMilliseconds: Int64
    /// event, history, directory or query.
    public var origin: String
    /// The event's number; `nil` for anything that is no event, or could not be read as one.
    public var type: Int?
    public var callID: String?
    public var status: FrameStatus
    /// Why it is in quarantine; of a frame of unknown type, that.
    public var reason: String?
    /// Its size in bytes.
    public var size: Int

    /// The frames that could not be mapped, newest first.
    ///
    /// - Throws: ``ArchiveError``.
    public static func unmapped(in reader: ArchiveReader, limit: Int) throws -> [KeptFrame] {
        try reader.read { db in
            try Row.fetchAll(
                db,
                sql: Self.selection + " WHERE f.status IN (1, 3) ORDER BY f.id DESC LIMIT ?",
                arguments: [limit]
            ).map(KeptFrame.init)
        }
    }

    /// How many frames could not be mapped.
    public static func countUnmapped(in reader: ArchiveReader) throws -> Int {
        try reader.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM frame WHERE status IN (1, 3)") ?? 0
        }
    }

    /// A frame with its bytes; `nil` when there is none of this id.
    ///
    /// - Throws: ``ArchiveError``.
    public static func find(_ id: Int64, in reader: ArchiveReader) throws -> (frame: KeptFrame, bytes: [UInt8])? {
        try reader.read { db in
            guard let row = try Row.fetchOne(db, sql: Self.selection + " WHERE f.id = ?", arguments: [id]) else {
                return nil
            }
            let load = try PreparedStatement(db, "SELECT body FROM frame WHERE id = ?")
            let bytes = try load.bind(id).firstRow { $0.bytes(0) } ?? nil
            return (KeptFrame(row), bytes ?? [])
        }
    }

    private static let selection = """
        SELECT f.id, p.name, f.received_ms, f.origin, f.type, f.call_id, f.status, f.error, length(CAST(f.body AS BLOB))
        FROM frame f JOIN pbx p ON p.id = f.pbx
        """

    private init(_ row: Row) {
        id = row[0]
        pbx = row[1]
        receivedMilliseconds = row[2]
        origin = FrameTable.origin(row[3]).rawValue
        type = row[4]
        callID = row[5]
        status = FrameTable.status(row[6])
        reason = row[7] ?? (status == .unmapped ? Self.unknownType(type) : nil)
        size = row[8] ?? 0
    }

    /// Why a frame of a sound envelope has no meaning.
    static func unknownType(_ type: Int?) -> String {
        type.map { "event type \($0) is not handled" } ?? "the event type is not handled"
    }
}
