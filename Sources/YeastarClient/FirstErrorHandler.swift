import NIOCore

/// Notes the first error of a connection: a failed certificate check shows elsewhere only as a closed channel.
final class FirstErrorHandler: ChannelInboundHandler, Sendable {
    typealias InboundIn = NIOAny

    private let notes: ConnectionNotes

    init(_ notes: ConnectionNotes) {
        self.notes = notes
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        notes.note(error)
        context.fireErrorCaught(error)
    }
}
