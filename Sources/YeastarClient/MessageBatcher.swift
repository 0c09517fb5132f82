import NIOCore
import NIOWebSocket

/// Passes on all messages that one read brought at once: handing over costs the same for one as for hundreds.
///
/// It stands behind what joins the frames of a message.
final class MessageBatcher: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias InboundOut = [SocketMessage]

    private var messages: [SocketMessage] = []

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        messages.append(SocketMessage(Self.unwrapInboundIn(data)))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        pass(context)
        context.fireChannelReadComplete()
    }

    // What came before an end is passed on before it.

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        pass(context)
        context.fireErrorCaught(error)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        pass(context)
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        pass(context)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        pass(context)
    }

    private func pass(_ context: ChannelHandlerContext) {
        guard !messages.isEmpty else { return }
        context.fireChannelRead(Self.wrapInboundOut(messages))
        messages = []
    }
}
