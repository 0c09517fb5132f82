import NIOCore

/// Holds back what is written until ``release`` fires, so that a handshake's answer and the first events leave in one write.
final class HandshakeCork: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Starts holding back.
    struct Close: Sendable {}
    /// Sends all that was held back.
    struct Open: Sendable {}

    private var isClosed = false
    private var held: [ByteBuffer] = []

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard isClosed else { return context.write(data, promise: promise) }
        held.append(unwrapOutboundIn(data))
        // The upgrade waits for its answer to be written before it installs the WebSocket handlers.
        promise?.succeed()
    }

    func flush(context: ChannelHandlerContext) {
        if !isClosed { context.flush() }
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        switch event {
        case is Close:
            isClosed = true
            promise?.succeed()
        case is Open:
            isClosed = false
            for buffer in held { context.write(wrapOutboundOut(buffer), promise: nil) }
            held.removeAll()
            context.flush()
            promise?.succeed()
        default:
            context.triggerUserOutboundEvent(event, promise: promise)
        }
    }
}
