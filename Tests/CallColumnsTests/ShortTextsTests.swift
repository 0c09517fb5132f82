import TestSupport
import Testing

@testable import CallColumns

@Suite("Short texts")
struct ShortTextsTests {
    /// Texts that differ in one byte, in their length alone, or in a zero byte at their end.
    private static let texts =
        ["", "\0", "\0\0", "a", "a\0", "1001", "1002", "Extension 1001", "Extension 1002", "0123456789abcde"]
        + ["0123456789abcdef", "1123456789abcdef", "0123456789abcdeg", "0123456789abcdefg", "0123456789abcdefh"]

    @Test func `each text of each column has its own number, remembered or not`() {
        var memory = ShortTexts()
        var random = SeededRandom(seed: 5)
        let columns: [CallColumn] = [.queue, .trunk, .outcome]
        for _ in 0..<5000 {
            let text = Int.random(in: 0..<Self.texts.count, using: &random)
            let column = Int.random(in: 0..<columns.count, using: &random)
            let number = Int64(100 * column + text)
            var bytes = Array(Self.texts[text].utf8)
            bytes.withUnsafeMutableBufferPointer { bytes in
                #expect(memory.number(of: UnsafeBufferPointer(bytes), in: columns[column]) { number } == number)
            }
        }
    }

    @Test func `what is remembered is not looked for again, and a long text always is`() {
        var memory = ShortTexts()
        var found: [String: Int] = [:]
        for text in ["6400", "6400", "0123456789abcdefg", "0123456789abcdefg"] {
            var bytes = Array(text.utf8)
            bytes.withUnsafeMutableBufferPointer { bytes in
                _ = memory.number(of: UnsafeBufferPointer(bytes), in: .queue) {
                    found[text, default: 0] += 1
                    return 1
                }
            }
        }
        #expect(found == ["6400": 1, "0123456789abcdefg": 2])
    }
}
