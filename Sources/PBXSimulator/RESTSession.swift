import NIOCore
import NIOHTTP1

/// One HTTP connection: requests and answers, one after the other.
struct RESTSession: Sendable {
    private static let bodyLimitBytes = 1 << 20

    let pbx: PBXSimulator
    let channel: NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    func run() async throws {
        try await channel.executeThenClose { inbound, outbound in
            var head: HTTPRequestHead?
            var body = ByteBuffer()
            for try await part in inbound {
                switch part {
                case .head(let received):
                    head = received
                    body.clear()
                case .body(var bytes):
                    guard body.readableBytes + bytes.readableBytes <= Self.bodyLimitBytes else { return }
                    body.writeBuffer(&bytes)
                case .end:
                    guard let received = head else { return }
                    head = nil
                    let delay = pbx.faults.answerDelay
                    if delay > .zero { try await Task.sleep(for: delay) }
                    let answer = pbx.answer(RESTRequest(head: received, body: String(buffer: body)))
                    guard !answer.disconnects else { return channel.channel.hardClose() }
                    try await write(answer, keepsAlive: received.isKeepAlive, to: outbound)
                    guard received.isKeepAlive else { return }
                }
            }
        }
    }

    private func write(
        _ answer: RESTAnswer,
        keepsAlive: Bool,
        to outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    ) async throws {
        let body = ByteBuffer(string: answer.body)
        var head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status))
        head.headers.add(name: "Content-Type", value: answer.contentType)
        head.headers.add(name: "Content-Length", value: String(body.readableBytes))
        if !keepsAlive { head.headers.add(name: "Connection", value: "close") }
        try await outbound.write(contentsOf: [.head(head), .body(.byteBuffer(body)), .end(nil)])
    }
}
