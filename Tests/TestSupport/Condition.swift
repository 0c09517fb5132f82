/// Waits for conditions, never for durations.
public enum Condition {
    /// Waits until a condition holds.
    ///
    /// - Parameters:
    ///   - limit: When to give up.
    ///   - interval: How long to leave it alone between two looks.
    ///   - condition: What is waited for.
    /// - Returns: Whether it held before the time was up.
    /// - Throws: What the condition throws.
    public static func wait(
        within limit: Duration = .seconds(60),
        every interval: Duration = .milliseconds(10),
        _ condition: () async throws -> Bool
    ) async throws -> Bool {
        let end = ContinuousClock.now + limit
        while try await !condition() {
            guard ContinuousClock.now < end else { return false }
            try await Task.sleep(for: interval)
        }
        return true
    }
}
