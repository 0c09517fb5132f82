import Testing

@testable import Ingest

@Suite("Frames that both sockets of a hand-over bring")
struct HandOverFilterTests {
    /// What each frame is taken for: socket, text, milliseconds; the hand-over from 1 to 2 begins at 1000.
    private func marks(_ frames: [(socket: Int, text: String, at: Int64)]) -> [Bool] {
        var filter = HandOverFilter()
        var hasBegun = false
        return frames.map { frame in
            if frame.at >= 1000, !hasBegun {
                filter.begin(from: 1, to: 2)
                hasBegun = true
            }
            return filter.isDuplicate(Array(frame.text.utf8), socket: frame.socket, milliseconds: frame.at)
        }
    }

    @Test func `the second socket's copy is a duplicate`() {
        #expect(marks([(1, "a", 1001), (2, "a", 1002)]) == [false, true])
    }

    @Test func `the first socket's copy is a duplicate when the second one was quicker`() {
        #expect(marks([(2, "a", 1001), (1, "a", 1002)]) == [false, true])
    }

    @Test func `a text that comes twice on both is two frames, in whatever order`() {
        #expect(
            marks([(1, "a", 1001), (1, "a", 1002), (2, "a", 1003), (2, "a", 1004)]) == [false, false, true, true]
        )
        #expect(
            marks([(1, "a", 1001), (2, "a", 1002), (2, "a", 1003), (1, "a", 1004)]) == [false, true, false, true]
        )
    }

    @Test func `a repeat on one socket alone stays`() {
        #expect(marks([(1, "a", 1001), (2, "a", 1002), (2, "a", 1003)]) == [false, true, false])
        #expect(marks([(2, "a", 1001), (2, "a", 1002), (2, "a", 1003)]) == [false, false, false])
    }

    @Test func `other texts and other sockets have nothing to do with it`() {
        #expect(marks([(1, "a", 1001), (2, "b", 1002), (3, "a", 1003)]) == [false, false, false])
    }

    @Test func `a copy that comes too late is a frame of its own`() {
        #expect(marks([(1, "a", 1001), (2, "a", 6002)]) == [false, false])
        #expect(marks([(1, "a", 1001), (2, "a", 6001)]) == [false, true])
    }

    @Test func `a frame that has its twin does not take the wait of a later one with it`() {
        #expect(
            marks([(1, "a", 1001), (2, "a", 1002), (1, "a", 5000), (2, "a", 6500)]) == [false, true, false, true]
        )
    }

    @Test func `without a hand-over nothing is a duplicate`() {
        #expect(marks([(1, "a", 1), (1, "a", 2), (2, "a", 3)]) == [false, false, false])
    }

    @Test func `what came before a hand-over has no twin`() {
        #expect(marks([(1, "a", 999), (2, "a", 1001)]) == [false, false])
    }

    @Test func `each hand-over begins anew`() {
        var filter = HandOverFilter()
        func isDuplicate(_ socket: Int, _ at: Int64) -> Bool {
            filter.isDuplicate(Array("a".utf8), socket: socket, milliseconds: at)
        }
        filter.begin(from: 1, to: 2)
        #expect(!isDuplicate(1, 10))
        #expect(isDuplicate(2, 20))
        #expect(!isDuplicate(2, 30))
        filter.begin(from: 2, to: 3)
        #expect(!isDuplicate(3, 40))
        #expect(isDuplicate(2, 50))
        #expect(!isDuplicate(1, 60))
    }
}
