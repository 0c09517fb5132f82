import Foundation

/// Hands events to the one handler of a session, one at a time; the handler's time is the sockets' back-pressure.
struct FeedDelivery: Sendable {
    /// An error the handler threw, told apart from everything the PBX can cause.
    struct Failure: Error {
        let underlying: any Error
    }

    private let handler: @Sendable (FeedEvent) async throws -> Void
    private let turnstile = Turnstile()

    init(_ handler: @escaping @Sendable (FeedEvent) async throws -> Void) {
        self.handler = handler
    }

    func deliver(_ event: FeedEvent) async throws(Failure) {
        await turnstile.enter()
        defer { turnstile.leave() }
        do {
            try await handler(event)
        } catch {
            throw Failure(underlying: error)
        }
    }

    /// The time of reading, in whole milliseconds as it is stored.
    static func now() -> Date { Date(timeIntervalSince1970: Double(ReceiptClock.milliseconds) / 1_000) }
}
