import Testing
import YeastarProtocol

@Suite("A consumer that takes nothing")
struct StallWatchTests {
    private static let start = ContinuousClock.now

    private static func at(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test func `is given up after half a minute`() {
        var watch = StallWatch()
        watch.began(now: Self.at(0))
        let stalled = stride(from: 5.0, through: 30, by: 5).map { watch.isStalled(now: Self.at($0)) }
        #expect(stalled == [false, false, false, false, false, true])
    }

    @Test func `is never given up while it takes one thing after the other, however slowly`() {
        var watch = StallWatch()
        for second in stride(from: 0.0, to: 600, by: 20) {
            watch.began(now: Self.at(second))
            var stalled = [watch.isStalled(now: Self.at(second + 10)), watch.isStalled(now: Self.at(second + 19))]
            watch.ended()
            stalled.append(watch.isStalled(now: Self.at(second + 19.5)))
            #expect(stalled == [false, false, false])
        }
    }

    @Test func `is not blamed for the time in which the machine slept`() {
        var watch = StallWatch()
        watch.began(now: Self.at(0))
        let stalled = [5.0, 4000, 4005].map { watch.isStalled(now: Self.at($0)) }
        #expect(stalled == [false, false, false])
    }
}
