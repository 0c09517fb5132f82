import NIOCore
import NIOHTTP1
import Synchronization
import YeastarProtocol

/// Sends HTTP requests to one PBX, one at a time, each over its own connection.
///
/// A connection of its own costs a handshake, which does not matter at two requests a second, and spares every
/// question of stale connections.
struct HTTPRequester: Sendable {
    /// The status and the whole body of an answer.
    struct Reply: Sendable {
        var status: Int
        var body: [UInt8]
    }

    /// The longest body that is read, in bytes.
    static let bodyByteLimit = 64 * 1_024 * 1_024

    private let dialer: Dialer
    private let userAgent: String
    private let limit: Duration
    private let turnstile = Turnstile()

    init(_ dialer: Dialer, userAgent: String, limit: Duration) {
        self.dialer = dialer
        self.userAgent = userAgent
        self.limit = limit
    }

    /// Sends a request and reads the whole answer.
    ///
    /// - Parameters:
    ///   - path: With the query; it may hold a token, so it is never put into an error.
    ///   - json: The body of a POST; a GET is sent when there is none.
    ///   - limit: How long everything may take; the requester's own limit when `nil`.
    /// - Returns: The answer, whatever its status.
    /// - Throws: ``PBXError`` when there is no whole answer.
    func send(_ path: String, json: [UInt8]? = nil, limit: Duration? = nil) async throws(PBXError) -> Reply {
        await turnstile.enter()
        defer { turnstile.leave() }
        let notes = ConnectionNotes()
        do {
            return try await exchange(path, json: json, limit: limit ?? self.limit, notes: notes)
        } catch let error as NIOHTTPObjectAggregatorError where error == .frameTooLong {
            throw PBXError(
                .badAnswer,
                "An answer of \(dialer.address) is larger than 64 MiB; ask for smaller pages.",
                isGarbled: true
            )
        } catch {
            throw await dialer.explain(error, notes: notes)
        }
    }

    private func exchange(_ path: String, json: [UInt8]?, limit: Duration, notes: ConnectionNotes) async throws -> Reply
    {
        let channel = try await dialer.connect(limit: limit, notes: notes) { channel in
            try channel.pipeline.syncOperations.addHTTPClientHandlers()
            try channel.pipeline.syncOperations.addHandler(
                NIOHTTPClientResponseAggregator(maxContentLength: Self.bodyByteLimit)
            )
            return channel.eventLoop.makeSucceededFuture(
                try NIOAsyncChannel<NIOHTTPClientResponseFull, HTTPClientRequestPart>(
                    wrappingChannelSynchronously: channel
                )
            )
        }
        let timer = channel.channel.eventLoop.scheduleTask(in: TimeAmount(limit)) { notes.giveUp(isLate: true) }
        defer { timer.cancel() }
        var parts = [HTTPClientRequestPart.head(head(path, json: json))]
        if let json { parts.append(.body(.byteBuffer(ByteBuffer(bytes: json)))) }
        parts.append(.end(nil))
        let request = parts
        let reply = Mutex<Reply?>(nil)
        do {
            try await channel.executeThenClose { inbound, outbound in
                // At once: a PBX may answer the head of a request that has no body, and hang up before its end is written.
                try await outbound.write(contentsOf: request)
                for try await response in inbound {
                    let body = response.body.map { Array($0.readableBytesView) } ?? []
                    reply.withLock { $0 = Reply(status: Int(response.head.status.code), body: body) }
                    return
                }
            }
        } catch {
            // A PBX that hangs up without TLS's good-bye makes closing fail; the whole answer is here all the same.
            guard let reply = reply.withLock(\.self) else { throw error }
            return reply
        }
        guard let reply = reply.withLock(\.self) else { throw ChannelError.eof }
        return reply
    }

    private func head(_ path: String, json: [UInt8]?) -> HTTPRequestHead {
        var headers = HTTPHeaders([
            ("Host", dialer.address.authority), ("User-Agent", userAgent), ("Accept", "application/json"),
            ("Connection", "close"),
        ])
        if let json {
            headers.add(name: "Content-Type", value: "application/json")
            headers.add(name: "Content-Length", value: String(json.count))
        }
        return HTTPRequestHead(version: .http1_1, method: json == nil ? .GET : .POST, uri: path, headers: headers)
    }
}
