import NIOCore

/// A whole message from the WebSocket to a PBX.
enum SocketMessage: Sendable {
    /// A text or binary message.
    case text([UInt8])
    case ping(ByteBuffer)
    case close(code: UInt16?)
    /// Says nothing but that the PBX is there.
    case other
}
