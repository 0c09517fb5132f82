import TestSupport
import Testing

@testable import Reports

@Suite("Places of numbers, and the first of many")
struct NumberIndexTests {
    @Test func `each number keeps the place that it got, however many come`() {
        var index = NumberIndex()
        // Far more than the first slots hold, some of them very near each other.
        let numbers = (0..<5000).map { Int64($0) * ($0.isMultiple(of: 2) ? 1 : 1_000_003) - 17 }
        #expect(index.place(ofKnown: numbers[0]) == nil)
        for (place, number) in numbers.enumerated() { #expect(index.place(of: number) == place) }
        for (place, number) in numbers.enumerated() {
            #expect(index.place(of: number) == place && index.place(ofKnown: number) == place)
        }
        #expect(index.count == 5000 && index.numbers == numbers)
        #expect(index.places(ofKnown: numbers + [.max, .min]) == (0..<5000) + [-1, -1])
        #expect(index.place(ofKnown: .max) == nil && index.place(ofKnown: .min) == nil)
    }

    @Test("the first of many are those of a full sort", arguments: [nil, 0, 1, 7, 100, 299, 300, 20_000])
    func first(limit: Int?) {
        var random = SeededRandom(seed: 3)
        for range in [0...9, 0...1_000_000] {
            // The place makes the order of equal values sure.
            let values = (0..<300).map { (value: Int.random(in: range, using: &random), place: $0) }
            let first = values.sorted(atMost: limit) { $0 < $1 }
            #expect(first.map(\.place) == values.sorted { $0 < $1 }.prefix(limit ?? .max).map(\.place))
        }
    }
}
