import NIOCore
import NIOWebSocket

/// A whole message from the WebSocket to a PBX.
enum SocketMessage: Sendable {
    /// A text or binary message.
    case text([UInt8])
    case ping(ByteBuffer)
    case close(code: UInt16?)
    /// Says nothing but that the PBX is there.
    case other

    init(_ frame: WebSocketFrame) {
        var data = frame.unmaskedData
        self =
            switch frame.opcode {
            case .text, .binary: .text(data.withUnsafeReadableBytes { Array($0) })
            case .ping: .ping(data)
            case .connectionClose: .close(code: data.readInteger())
            default: .other
            }
    }
}
