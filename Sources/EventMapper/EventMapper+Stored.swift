public import CallModel
import YeastarProtocol

extension EventMapper {
    /// Maps a frame again that an archive has kept.
    ///
    /// - Parameters:
    ///   - bytes: The frame, exactly as received.
    ///   - origin: Where it came from.
    ///   - kind: Of a directory answer: the list that it is, when that is known. Else its content tells.
    /// - Returns: Its meaning to this version.
    public static func map(
        stored bytes: [UInt8],
        origin: FrameOrigin,
        kind: DirectoryList.Kind? = nil
    ) -> MappedFrame {
        switch origin {
        case .event: map(event: bytes)
        case .history: map(historyRow: bytes)
        case .query: map(liveCalls: bytes)
        case .directory: map(directoryAnswer: bytes, kind: kind)
        }
    }

    private static func map(directoryAnswer bytes: [UInt8], kind: DirectoryList.Kind?) -> MappedFrame {
        if let kind { return map(directory: kind, rows: bytes) }
        guard let root = try? JSONDocument.salvage(bytes).document.root else { return map(information: bytes) }
        if root["data"]?.kind == .object { return map(information: bytes) }
        guard let kind = Self.kind(ofList: root) else {
            return MappedFrame(status: .quarantined, error: "a directory answer that does not show which list it is")
        }
        return map(directory: kind, rows: bytes)
    }

    /// Which list the rows of an answer belong to; `nil` when there are none, or they could be of several.
    private static func kind(ofList root: JSONNode) -> DirectoryList.Kind? {
        if root["queue_list"] != nil { return .queues }
        let rows = root.kind == .array ? root.elements : root["data"]?.elements
        guard let row = rows?.first(where: { $0.kind == .object }) else { return nil }
        if row["caller_id_name"] != nil { return .extensions }
        if row["static_agent_list"] != nil || row["dynamic_agent_list"] != nil { return .queues }
        return row["number"] == nil && row["name"] != nil ? .trunks : nil
    }
}
