/// Waits for conditions, never for durations.
public enum Condition {
    /// Waits until a condition holds.
    ///
    /// - Returns: Whether it held before the time was up.
    public static func wait(
        within limit: Duration = .seconds(60),
        _ condition: () async throws -> Bool
    ) async throws -> Bool {
        let end = ContinuousClock.now + limit
        while try await !condition() {
            guard ContinuousClock.now < end else { return false }
            try await Task.sleep(for: .milliseconds(10))
        }
        return true
    }
}
