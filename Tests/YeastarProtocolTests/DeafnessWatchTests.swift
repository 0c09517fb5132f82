import Testing
import YeastarProtocol

@Suite("A feed's hearing")
struct DeafnessWatchTests {
    private static let start = ContinuousClock.now

    /// What some looks, a minute apart, lead to.
    private static func actions(_ looks: [(connection: Int?, events: Int, calls: Int)]) -> [DeafnessWatch.Action] {
        var watch = DeafnessWatch()
        return looks.enumerated().map { index, look in
            watch.look(
                DeafnessWatch.Look(connection: look.connection, eventCount: look.events, newCallCount: look.calls),
                now: start + .seconds(60 * index)
            )
        }
    }

    @Test func `is not doubted while events come, or while there are no calls`() {
        #expect(Self.actions([(1, 0, 90), (1, 12, 2), (1, 13, 1), (1, 13, 0)]).allSatisfy { $0 == .nothing })
    }

    @Test func `is doubted when a call was found between two looks and no event was read`() {
        #expect(Self.actions([(1, 5, 3), (1, 5, 1)]) == [.nothing, .resubscribe])
    }

    @Test func `is not doubted for calls of a time without one lasting connection`() {
        #expect(Self.actions([(1, 5, 3), (2, 5, 4), (nil, 5, 1), (2, 5, 1)]).allSatisfy { $0 == .nothing })
    }

    @Test func `is given a new connection when a new subscription did not help`() {
        // The look after the new subscription only counts what the time before left behind.
        #expect(
            Self.actions([(1, 5, 0), (1, 5, 2), (1, 5, 1), (1, 5, 1)]) == [
                .nothing, .resubscribe, .nothing, .reconnect,
            ]
        )
    }

    @Test func `is trusted again after one event`() {
        let looks: [(Int?, Int, Int)] = [(1, 5, 0), (1, 5, 2), (1, 6, 1), (1, 6, 1)]
        #expect(Self.actions(looks) == [.nothing, .resubscribe, .nothing, .resubscribe])
    }

    @Test func `does not cost a connection again and again where calls give no events at all`() {
        var watch = DeafnessWatch()
        var connection = 1
        var reconnections: [Int] = []
        for minute in 0..<(24 * 60) {
            let look = DeafnessWatch.Look(connection: connection, eventCount: 0, newCallCount: 1)
            guard watch.look(look, now: Self.start + .seconds(60 * minute)) == .reconnect else { continue }
            connection += 1
            reconnections.append(minute)
        }
        #expect(reconnections.count <= 9)
        #expect(zip(reconnections, reconnections.dropFirst()).allSatisfy { $1 - $0 >= 10 })
    }
}
