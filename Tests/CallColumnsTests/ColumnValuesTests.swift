import Testing

@testable import CallColumns

@Suite("Values of a column as bytes")
struct ColumnValuesTests {
    @Test(
        "What was encoded is read back, in the narrowest width",
        arguments: [
            ([], 9), ([5, 5, 5], 9), ([ColumnValues.null, ColumnValues.null], 9), ([ColumnValues.null, 0], 11),
            ([0, 254], 11), ([0, 255], 13), ([1_800_000_000, 1_800_065_000], 13), ([0, 65_535], 17),
            ([-5, ColumnValues.null, 5], 12),
            ([0, 1 << 40], 25), ([.min + 1, .max], 25), ([0, .max], 25), ([-1, .max - 1], 25),
        ] as [([Int64], Int)]
    )
    func roundTrip(values: [Int64], length: Int) throws {
        let bytes = ColumnValues(values).encoded()
        #expect(bytes.count == length)
        let read = bytes.withUnsafeBytes { ColumnValues(bytes: $0, count: values.count) }
        #expect(read?.values == values)
    }

    @Test("Bytes that are too few, too many, or of no width are refused")
    func damage() {
        let bytes = ColumnValues([1, 2, 300]).encoded()
        for damaged in [[], Array(bytes.dropLast()), bytes + [0], [3] + bytes.dropFirst()] {
            #expect(damaged.withUnsafeBytes { ColumnValues(bytes: $0, count: 3) } == nil)
        }
    }

    @Test("Texts are read back, whatever they hold")
    func texts() {
        let list = TextList()
        let texts = ["", "1001", "Zoë 👋", "a\0b", "1001"]
        let places = texts.map(list.place)
        #expect(places == [0, 1, 2, 3, 1])
        let read = list.encoded().withUnsafeBytes { TextList(bytes: $0) }
        #expect(read?.count == 4)
        #expect(places.map { read?[$0] } == texts)
        #expect(list.encoded().dropLast().withUnsafeBytes { TextList(bytes: $0) } == nil)
    }
}
