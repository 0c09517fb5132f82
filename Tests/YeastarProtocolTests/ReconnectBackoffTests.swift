import Testing
import YeastarProtocol

@Suite("Waiting before a reconnection")
struct ReconnectBackoffTests {
    /// A generator whose every number is the greatest, so that nothing is taken off a wait.
    private struct Greatest: RandomNumberGenerator {
        func next() -> UInt64 { .max }
    }

    private func seconds(_ backoff: inout ReconnectBackoff, _ error: PBXError) -> Double? {
        var generator = Greatest()
        guard case .wait(let duration, _) = backoff.lost(error, using: &generator) else { return nil }
        return (duration / .milliseconds(1)).rounded() / 1_000
    }

    @Test func `doubles from one second to a minute, and starts again after an acknowledgement`() {
        var backoff = ReconnectBackoff()
        let lost = PBXError(.pbxClosed, "Closed.")
        #expect((0..<8).map { _ in seconds(&backoff, lost) } == [1, 2, 4, 8, 16, 32, 60, 60])
        backoff.acknowledged()
        #expect(seconds(&backoff, lost) == 1)
    }

    @Test func `is shortened at random by at most a half`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var backoff = ReconnectBackoff()
            guard case .wait(let duration, attempt: 1) = backoff.lost(PBXError(.network, "Lost."), using: &generator)
            else {
                Issue.record("A first loss waits.")
                return
            }
            #expect(duration >= .milliseconds(500) && duration <= .seconds(1))
        }
    }

    @Test(
        arguments: [
            (PBXError(.certificate, "No."), 60), (PBXError(.tokenLimit, "No."), 300),
            (PBXError(.ipBlocked, "No."), 660),
            (PBXError(.ipBlocked, "No.", retryAfterSeconds: 42), 42),
        ] as [(PBXError, Double)]
    )
    func `is as long as the reason asks for`(error: PBXError, wait: Double) {
        var backoff = ReconnectBackoff()
        #expect(seconds(&backoff, error) == wait)
    }

    @Test(arguments: [PBXError.Code.credentials, .ipForbidden, .apiUnavailable, .stopped])
    func `never comes where only a person can help`(code: PBXError.Code) {
        var backoff = ReconnectBackoff()
        #expect(seconds(&backoff, PBXError(code, "No.")) == nil)
    }
}
