/// How long an agent was logged in and paused, whatever the queue: logged in while in any queue, paused while in none of
/// those available.
struct AgentPresence {
    private let span: Range<Int64>
    private var states: [String?: AgentState] = [:]
    private var since: Int64?
    private(set) var loggedInSeconds: Int64 = 0
    private(set) var pausedSeconds: Int64 = 0

    /// Creates a presence in a span of Unix seconds.
    init(span: Range<Int64>) {
        self.span = span
    }

    /// From when on the state is known, within the span.
    private(set) var knownFrom: Int64?

    /// Takes a change; changes come in order.
    mutating func take(_ event: AgentStatusEvent) {
        advance(to: event.at)
        states[event.queue] = event.state
        if event.state != .unknown, knownFrom == nil { knownFrom = max(event.at, span.lowerBound) }
    }

    /// Lets the last state hold to the end of the span.
    mutating func finish() { advance(to: span.upperBound) }

    private mutating func advance(to end: Int64) {
        defer { since = end }
        guard let since, end > since else { return }
        let seconds = Int64((since..<end).clamped(to: span).count)
        let isAvailable = states.values.contains(.available)
        let isPaused = !isAvailable && states.values.contains(.paused)
        if isAvailable || isPaused { loggedInSeconds += seconds }
        if isPaused { pausedSeconds += seconds }
    }
}
