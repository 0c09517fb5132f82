import NIOCore
import NIOWebSocket

/// Refuses frames with reserved bits: they mean an extension, and none was asked for, so that nobody could read them.
///
/// It stands before the frames of a message are joined, which loses the bits.
final class ReservedBitsHandler: ChannelInboundHandler, Sendable {
    typealias InboundIn = WebSocketFrame
    typealias InboundOut = WebSocketFrame

    /// A frame has a reserved bit.
    struct ReservedBit: Error {}

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = Self.unwrapInboundIn(data)
        guard !frame.rsv1, !frame.rsv2, !frame.rsv3 else { return context.fireErrorCaught(ReservedBit()) }
        context.fireChannelRead(data)
    }
}
