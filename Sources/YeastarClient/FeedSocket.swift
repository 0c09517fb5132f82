import Foundation
import Logging
import NIOCore
import NIOWebSocket
import Synchronization
import YeastarProtocol

/// One connection of a session, from its handshake to its end.
struct FeedSocket: Sendable {
    let connection: FeedConnection
    let client: PBXClient
    let token: AccessToken
    let delivery: FeedDelivery
    let hangUps: FeedHangUpTally
    /// Called whenever a subscription is acknowledged.
    let onSubscribed: @Sendable (FeedSocket, [Int]) async throws -> Void

    private let link = FeedLink()

    init(
        _ connection: FeedConnection,
        client: PBXClient,
        token: AccessToken,
        delivery: FeedDelivery,
        hangUps: FeedHangUpTally,
        onSubscribed: @escaping @Sendable (FeedSocket, [Int]) async throws -> Void
    ) {
        self.connection = connection
        self.client = client
        self.token = token
        self.delivery = delivery
        self.hangUps = hangUps
        self.onSubscribed = onSubscribed
    }

    /// Connects, subscribes and delivers until the connection ends.
    ///
    /// - Returns: Why it ended.
    /// - Throws: Only what the handler throws.
    func run() async throws(FeedDelivery.Failure) -> PBXError {
        let notes = ConnectionNotes()
        let pulse = FeedPulse(client.settings.timings)
        var isOpened = false
        let end: PBXError
        do {
            let socket = try await EventSocket.connect(
                client.dialer,
                token: token.secret,
                userAgent: client.settings.userAgent,
                limit: client.settings.timings.connectLimit,
                notes: notes
            )
            isOpened = true
            hangUps.opened()
            end = try await serve(socket, pulse)
        } catch let failure as FeedDelivery.Failure {
            throw failure
        } catch EventSocket.HandshakeRefused.answered {
            return await refusal()
        } catch EventSocket.HandshakeRefused.hungUp {
            if hangUps.isRefusal() { return await refusal() }
            return PBXError(.network, "\(client.dialer.address) hung up during the handshake; connecting again.")
        } catch {
            end = await explain(error, notes)
        }
        let reason = link.isClosing ? FeedSocket.handedOver : link.givenUp ?? end
        if isOpened {
            try await delivery.deliver(
                .closed(connection, at: FeedDelivery.now(), reason: reason.loss, heartbeats: pulse.heartbeatCount)
            )
        }
        return reason
    }

    /// Asks the PBX to end this connection, which is read until it does.
    func beginClose() {
        link.beginClose(drainLimit: client.settings.timings.drainLimit)
    }

    /// Asks for the events again, on the same socket.
    func resubscribe() {
        link.resubscribe()
    }

    /// Closes the connection for a reason that the PBX does not know.
    func giveUp(_ error: PBXError) {
        link.giveUp(error)
    }

    private enum End: Sendable {
        case reading(Result<PBXError, any Error>)
        case pulse(PBXError?)
    }

    private func serve(_ socket: EventSocket, _ pulse: FeedPulse) async throws -> PBXError {
        link.opened(socket, pulse)
        return try await socket.whileOpen { inbound in
            // Before the PBX can know of the subscription, and so before the other socket's copy of its first frame.
            try await delivery.deliver(.opened(connection))
            return try await withThrowingTaskGroup(of: End.self) { group in
                // Mapped where it was read: no other thread is woken on the way to the writer.
                group.addTask(executorPreference: socket.executor) {
                    .reading(await Result { try await read(inbound, socket, pulse) })
                }
                group.addTask { .pulse(await pulse.beat(socket)) }
                pulse.start(socket)
                var lost: PBXError?
                var closeCode = WebSocketErrorCode.normalClosure
                defer {
                    group.cancelAll()
                    if !link.isClosing { socket.sendClose(closeCode) }
                }
                for try await end in group {
                    switch end {
                    case .pulse(let error):
                        // Reading goes on until the closed socket is empty: what was received is not thrown away.
                        lost = error
                        if error != nil { socket.cutOff(after: .zero) }
                    case .reading(.failure(let failure)) where failure is FeedDelivery.Failure:
                        throw failure
                    case .reading(let result):
                        if let lost { return lost }
                        if case .failure(let error) = result, Self.isViolation(error) { closeCode = .protocolError }
                        return try result.get()
                    }
                }
                return FeedSocket.stopped
            }
        }
    }

    private func read(
        _ inbound: NIOAsyncChannelInboundStream<[SocketMessage]>,
        _ socket: EventSocket,
        _ pulse: FeedPulse
    ) async throws -> PBXError {
        var sequence: Int64 = 0
        for try await messages in inbound {
            if let end = try await take(messages, &sequence, socket, pulse) { return end }
            try await proveLife(pulse)
        }
        return Task.isCancelled ? Self.stopped : Self.closed(code: nil)
    }

    /// Takes what was read at once; all of it was received at the same time.
    private func take(
        _ messages: [SocketMessage],
        _ sequence: inout Int64,
        _ socket: EventSocket,
        _ pulse: FeedPulse
    ) async throws -> PBXError? {
        let received = FeedDelivery.now()
        var frames: [[UInt8]] = []
        for message in messages {
            // Whatever else has to be done comes after what was read before it.
            switch message {
            case .text(let bytes):
                switch SocketText(bytes) {
                case .event:
                    frames.append(bytes)
                case .heartbeatAnswer(let isKept):
                    pulse.answered()
                    if isKept { frames.append(bytes) }
                case .answer(let answer):
                    frames.append(bytes)
                    try await deliver(&frames, &sequence, received, pulse)
                    if let end = try await take(answer, socket, pulse) { return end }
                }
            case .ping(let data):
                try await deliver(&frames, &sequence, received, pulse)
                try await socket.answerPing(data)
            case .close(let code):
                try await deliver(&frames, &sequence, received, pulse)
                return Self.closed(code: code)
            case .other:
                break
            }
        }
        try await deliver(&frames, &sequence, received, pulse)
        return nil
    }

    private func deliver(
        _ frames: inout [[UInt8]],
        _ sequence: inout Int64,
        _ received: Date,
        _ pulse: FeedPulse
    ) async throws {
        guard !frames.isEmpty else { return }
        let first = sequence + 1
        sequence += Int64(frames.count)
        try await deliver(.frames(connection, sequence: first, received: received, frames), pulse)
        frames = []
    }

    /// Delivers what was read; nothing more is read meanwhile.
    private func deliver(_ event: FeedEvent, _ pulse: FeedPulse) async throws {
        pulse.pausedReading()
        defer { pulse.resumedReading() }
        try await delivery.deliver(event)
    }

    private func take(_ answer: RESTAnswer, _ socket: EventSocket, _ pulse: FeedPulse) async throws -> PBXError? {
        pulse.pausedReading()
        defer { pulse.resumedReading() }
        switch pulse.take(answer) {
        case .send(let topics):
            client.logger.info("topics refused, asking for fewer", metadata: ["topics": "\(topics.count)"])
            socket.send(Subscription.message(topics))
        case .subscribed(let topics):
            link.subscribed()
            try await onSubscribed(self, topics)
        case .fail(let error):
            return error
        case .wait, .nothing:
            break
        }
        return nil
    }

    private func proveLife(_ pulse: FeedPulse) async throws {
        guard link.isSubscribed, pulse.isProofOfLifeDue() else { return }
        try await deliver(.alive(connection, at: FeedDelivery.now(), heartbeats: pulse.heartbeatCount), pulse)
    }

    /// Finds out, over REST, why the handshake was refused.
    private func refusal() async -> PBXError {
        do {
            _ = try await client.systemInformation()
        } catch {
            return error
        }
        if let newer = try? await client.tokens.token(), newer.secret != token.secret {
            return PBXError(.tokenExpired, "The PBX no longer accepted the access token; connecting with another.")
        }
        // The PBX answers, but not to this token: the next attempt takes another one.
        await client.tokens.retire(token)
        return PBXError(
            .pbxError,
            "The PBX refused the event connection although its API answers; check that nothing between this machine "
                + "and the PBX blocks WebSockets."
        )
    }

    private func explain(_ error: any Error, _ notes: ConnectionNotes) async -> PBXError {
        if Self.isViolation(error) {
            return PBXError(
                .protocolViolation,
                "The PBX sent a message that breaks the WebSocket rules or is longer than 16 MiB; connecting again."
            )
        }
        return await client.dialer.explain(error, notes: notes)
    }

    private static func isViolation(_ error: any Error) -> Bool {
        error is NIOWebSocketError || error is MessageReader.Violation
    }

    static let handedOver = PBXError(.handedOver, "The connection was closed after another one had taken over.")
    static let stopped = PBXError(.stopped, "The connection was closed because the archiver stops.")

    private static func closed(code: UInt16?) -> PBXError {
        PBXError(
            .pbxClosed,
            "The PBX closed the event connection\(code.map { " (code \($0))" } ?? ""); connecting again."
        )
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
