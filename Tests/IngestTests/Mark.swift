import Synchronization

/// A moment that is set in one place and measured from in another.
final class Mark: Sendable {
    private let moment = Mutex(ContinuousClock.now)

    func set() { moment.withLock { $0 = .now } }

    var elapsed: Duration { ContinuousClock.now - moment.withLock { $0 } }
}
