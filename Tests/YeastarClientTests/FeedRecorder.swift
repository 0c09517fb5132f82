import Foundation
import YeastarClient
import YeastarProtocol

/// Takes a session's events, and lets a test wait for a condition on them.
actor FeedRecorder {
    private var waiting:
        [(condition: @Sendable ([FeedEvent]) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
    private var isHeld = false
    private var held: [CheckedContinuation<Void, Never>] = []

    private(set) var events: [FeedEvent] = []
    private(set) var handOverCount = 0

    func take(_ event: FeedEvent) async {
        events.append(event)
        if case .handOver = event { handOverCount += 1 }
        for index in waiting.indices.reversed() where waiting[index].condition(events) {
            waiting.remove(at: index).continuation.resume()
        }
        if isHeld { await withCheckedContinuation { held.append($0) } }
    }

    /// Makes the handler stand still until it is released.
    func hold() { isHeld = true }

    func release() {
        isHeld = false
        for continuation in held { continuation.resume() }
        held = []
    }

    func wait(until condition: @escaping @Sendable ([FeedEvent]) -> Bool) async {
        if condition(events) { return }
        await withCheckedContinuation { waiting.append((condition, $0)) }
    }

    func waitForSubscriptions(_ count: Int) async {
        await wait { events in events.count { if case .subscribed = $0 { true } else { false } } >= count }
    }
}

extension [FeedEvent] {
    var texts: [String] {
        flatMap { event in
            guard case .frames(_, _, _, let frames) = event else { return [String]() }
            return frames.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    var topics: [[Int]] {
        compactMap { event in if case .subscribed(_, let topics, _) = event { topics } else { nil } }
    }

    var closings: [PBXError.Code] {
        compactMap { event in if case .closed(_, _, let reason, _) = event { reason.reason } else { nil } }
    }

    var waitings: [FeedLoss] {
        compactMap { event in if case .waiting(let reason, _, _) = event { reason } else { nil } }
    }

    /// How many seconds each of them is.
    var waits: [Double] {
        compactMap { event in if case .waiting(_, let seconds, _) = event { seconds } else { nil } }
    }

    var handOverCount: Int {
        count { event in if case .handOver = event { true } else { false } }
    }

    var aliveCount: Int {
        count { event in if case .alive = event { true } else { false } }
    }
}
