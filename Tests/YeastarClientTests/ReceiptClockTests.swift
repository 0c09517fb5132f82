import Foundation
import Testing
import YeastarClient

@Suite("The clock of receipts")
struct ReceiptClockTests {
    @Test(
        "stands while the wall clock catches up, and believes it when it was put back by days",
        arguments: [
            (told: 1_000, wall: 2_000, later: 2_000), (2_000, 2_000, 2_000), (2_000, 1_000, 2_000),
            (5_000_000 + 3_600_000, 5_000_000, 8_600_000), (86_400_001, 1, 86_400_001), (86_400_002, 1, 1),
        ] as [(told: Int64, wall: Int64, later: Int64)]
    )
    func stands(told: Int64, wall: Int64, later: Int64) {
        #expect(ReceiptClock.later(of: told, wall) == later)
    }

    @Test func `never tells a moment before one that was noted`() {
        let noted = ReceiptClock.milliseconds + 300
        ReceiptClock.start(after: noted)
        #expect(ReceiptClock.milliseconds >= noted)
    }

    @Test func `tells a moment after all that came before`() {
        for _ in 0..<100 {
            let before = ReceiptClock.milliseconds
            let asked = ReceiptClock.nextMilliseconds
            #expect(asked > before)
            #expect(ReceiptClock.milliseconds >= asked)
        }
    }
}
