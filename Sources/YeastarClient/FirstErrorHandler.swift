import NIOCore

/// Notes whether a connection was answered, and its first error: a failed certificate check shows elsewhere only as a
/// closed channel.
final class FirstErrorHandler: ChannelInboundHandler, Sendable {
    typealias InboundIn = NIOAny

    private let notes: ConnectionNotes

    init(_ notes: ConnectionNotes) {
        self.notes = notes
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        notes.noteAnswer()
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        notes.note(error)
        context.fireErrorCaught(error)
    }
}
