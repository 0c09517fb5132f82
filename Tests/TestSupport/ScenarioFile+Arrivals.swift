public import ArchiveStore
import CallModel
import EventMapper

extension ScenarioFile {
    /// The PBX's lists, as read a minute before the call.
    public func directoryArrivals(pbx: Int64) -> [Arrival] {
        directory.compactMap { list in
            guard let kind = DirectoryList.Kind(rawValue: list.kind) else { return nil }
            let bytes = Array(list.text.utf8)
            return Arrival(
                pbx: pbx,
                origin: .directory,
                receivedMilliseconds: (start - 60) * 1000,
                bytes: bytes,
                meaning: EventMapper.map(directory: kind, rows: bytes)
            )
        }
    }

    /// Everything else; what the PBX says of itself comes first, because it holds for what comes after it.
    public func arrivals(pbx: Int64, connection: Int64) -> [Arrival] {
        let texts =
            information.map { ($0, FrameOrigin.directory) } + frames.map { ($0, .event) }
            + liveCalls.map { ($0, .query) } + history.map { ($0, .history) }
        return texts.enumerated().map { index, text in
            let milliseconds = start * 1000 + text.0.milliseconds
            let bytes = Array(text.0.text.utf8)
            return Arrival(
                pbx: pbx,
                origin: text.1,
                connection: text.1 == .event ? connection : nil,
                sequence: Int64(index),
                receivedMilliseconds: milliseconds,
                askedMilliseconds: text.1 == .query ? milliseconds - 100 : nil,
                bytes: bytes,
                meaning: EventMapper.map(stored: bytes, origin: text.1)
            )
        }
    }
}
