import Testing

@testable import Reports

@Suite("Waits added up")
struct WaitTallyTests {
    @Test func `short and very long waits are one list`() {
        var tally = WaitTally()
        for wait: Int64 in [10_000, 600, 5, 599, 600] { tally.add(wait) }
        #expect(tally.count == 5 && tally.seconds == 11_804 && tally.longest == 10_000)
        #expect(tally.percentile(20) == 5 && tally.percentile(40) == 599)
        #expect(tally.percentile(80) == 600 && tally.percentile(90) == 10_000)
        #expect(tally.count(above: nil, upTo: 599) == 2 && tally.count(above: 599, upTo: 600) == 2)
        #expect(tally.count(above: 600, upTo: nil) == 1)
    }

    @Test func `two lists together are as if they had been one`() {
        let waits: [Int64] = [3, 3, 700, 12, 3, 700, 599]
        var (left, right, both) = (WaitTally(), WaitTally(), WaitTally())
        for (index, wait) in waits.enumerated() {
            if index < 3 { left.add(wait) } else { right.add(wait) }
            both.add(wait)
        }
        left += right
        #expect(left.count == 7 && left.seconds == 2020 && left.mean == both.mean)
        for percent in [1, 50, 90, 100] as [Int64] { #expect(left.percentile(percent) == both.percentile(percent)) }
    }

    @Test func `without waits there is nothing to tell`() {
        let tally = WaitTally()
        #expect(tally.mean == .null && tally.longest == nil && tally.percentile(50) == nil)
    }

    @Test func `a wait below zero is the shortest, as of a clock that was set`() {
        var tally = WaitTally()
        for wait: Int64 in [700, 4, -3, 4] { tally.add(wait) }
        #expect(tally.percentile(25) == -3 && tally.percentile(26) == 4 && tally.percentile(100) == 700)
        #expect(tally.count(above: nil, upTo: 4) == 3 && tally.count(above: -3, upTo: 4) == 2)
        #expect(tally.count(above: nil, upTo: -3) == 1 && tally.longest == 700)
    }
}
