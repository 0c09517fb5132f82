import ArchiveStore
import CallModel
import EventMapper

extension Inbox {
    /// Adds a history row or a REST answer, with what it means.
    func put(
        _ bytes: [UInt8],
        pbx: Int64,
        origin: FrameOrigin,
        sequence: Int64? = nil,
        received: Int64 = Clock.milliseconds,
        asked: Int64? = nil,
        meaning: MappedFrame
    ) async throws(ArchiveError) {
        try await put(
            .arrival(
                Arrival(
                    pbx: pbx,
                    origin: origin,
                    sequence: sequence,
                    receivedMilliseconds: received,
                    askedMilliseconds: asked,
                    bytes: bytes,
                    meaning: meaning
                )
            )
        )
    }
}
