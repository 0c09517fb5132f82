import NIOCore
import NIOWebSocket

/// Makes messages of frames, and passes on at once all that one read brought: handing over costs the same for one as for
/// hundreds.
///
/// One handler, because each that a frame goes through costs about what mapping two of its values does.
final class MessageReader: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias InboundOut = [SocketMessage]

    /// What breaks the rules of RFC 6455, or our limit.
    enum Violation: Error {
        /// A reserved bit means an extension, and none was asked for, so that nobody could read the frame.
        case reservedBit
        /// A fragment without a beginning, or a beginning within a message.
        case fragments
        case tooLong
    }

    private let byteLimit: Int
    private var messages: [SocketMessage] = []
    /// What came so far of a message in fragments.
    private var beginning: [UInt8]?

    /// - Parameter byteLimit: The longest message, in bytes.
    init(byteLimit: Int) { self.byteLimit = byteLimit }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = Self.unwrapInboundIn(data)
        do throws(Violation) {
            if let message = try message(frame) { messages.append(message) }
        } catch {
            errorCaught(context: context, error: error)
        }
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

    /// The message that a frame is, or ends.
    private func message(_ frame: WebSocketFrame) throws(Violation) -> SocketMessage? {
        guard !frame.rsv1, !frame.rsv2, !frame.rsv3 else { throw .reservedBit }
        var data = frame.unmaskedData
        switch frame.opcode {
        case .text, .binary:
            guard beginning == nil else { throw .fragments }
            let bytes = data.withUnsafeReadableBytes { Array($0) }
            guard !frame.fin else { return .text(bytes) }
            beginning = bytes
            return nil
        case .continuation:
            guard var bytes = beginning.take() else { throw .fragments }
            guard bytes.count + data.readableBytes <= byteLimit else { throw .tooLong }
            bytes.append(contentsOf: data.readableBytesView)
            guard !frame.fin else { return .text(bytes) }
            beginning = bytes
            return nil
        case .ping: return .ping(data)
        case .connectionClose: return .close(code: data.readInteger())
        default: return .other
        }
    }

    private func pass(_ context: ChannelHandlerContext) {
        guard !messages.isEmpty else { return }
        context.fireChannelRead(Self.wrapInboundOut(messages))
        messages = []
    }
}
