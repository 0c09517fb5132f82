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
            ([0, 1 << 35], 25), ([-1 << 36, 1 << 36, ColumnValues.null], 33), ([16_000_000_009], 9),
        ] as [([Int64], Int)]
    )
    func roundTrip(values: [Int64], length: Int) throws {
        let bytes = ColumnValues(values).encoded()
        #expect(bytes.count == length)
        let read = bytes.withUnsafeBytes { ColumnValues(bytes: $0, count: values.count) }
        #expect(read.map { read in values.indices.map(read.raw) } == values)
        #expect(read?.encoded() == bytes)
    }

    @Test(
        "Places in a list are told from what is none",
        arguments: [
            ([], 0, true), ([ColumnValues.null], 0, true), ([0], 0, false), ([0], 1, true), ([1], 1, false),
            ([0, 3, ColumnValues.null], 4, true), ([0, 3, ColumnValues.null], 3, false), ([7, 9], 10, true),
            ([7, 9], 9, false), ([-1, 2], 3, false), ([0, 999], 1000, true), ([0, 999], 999, false),
            ([0, 70_000], 70_001, true), ([0, 70_000], 70_000, false), ([.min + 1, .max], 5, false),
            ([], 5, true), ([-3], 5, false),
        ] as [([Int64], Int, Bool)]
    )
    func indices(values: [Int64], count: Int, areIndices: Bool) {
        #expect(ColumnValues(values).areIndices(below: count) == areIndices)
    }

    @Test(
        "A value is found where it first is",
        arguments: [
            ([], 5, nil), ([5, 5], 5, 0), ([5, 5], 6, nil), ([3, 5, ColumnValues.null, 5], 5, 1),
            ([3, ColumnValues.null], 2, nil), ([0, 300, 7], 7, 2), ([0, 300, 7], 263, nil), ([0, 70_000, 9], 9, 2),
            ([-1 << 36, 4, 1 << 36], 1 << 36, 2), ([-1 << 36, 4, 1 << 36], 5, nil), ([0, 255], -1, nil),
            ([10, 20], 9, nil),
        ] as [([Int64], Int64, Int?)]
    )
    func first(values: [Int64], value: Int64, row: Int?) {
        #expect(ColumnValues(values).first(value, in: values.indices) == row)
    }

    @Test("Bytes that are too few, too many, or of no width are refused")
    func damage() {
        let bytes = ColumnValues([1, 2, 300]).encoded()
        for damaged in [[], Array(bytes.dropLast()), bytes + [0], [3] + bytes.dropFirst()] {
            #expect(damaged.withUnsafeBytes { ColumnValues(bytes: $0, count: 3) } == nil)
        }
    }

    @Test("What can't be is kept as the nearest that can, in the same order, so that millions of them can be added up")
    func impossibleValues() {
        let values = ColumnValues([9_000_000_000_000_000_000, .min + 1, ColumnValues.null, 7, .max])
        #expect((0..<5).map { values[$0] } == [1 << 36, -1 << 36, nil, 7, 1 << 36])
    }

    @Test(
        "A damaged byte by which a value could not be is refused",
        arguments: [
            // The lowest value of columns in one, two, four and eight bytes for each row, and of one without any.
            ([1, 200], 8, 0x40), ([1, 2000], 7, 0x01), ([-3600, 1_800_000_000], 6, 0x20), ([0, 1 << 35], 8, 0x80),
            ([7, 7], 8, 0x01), ([7, 7], 5, 0x20),
            // Eight bytes of the second row.
            ([0, 1 << 35], 24, 0x01), ([0, 1 << 35], 21, 0x10),
        ] as [([Int64], Int, UInt8)]
    )
    func impossibleBytes(values: [Int64], place: Int, bit: UInt8) {
        var bytes = ColumnValues(values).encoded()
        bytes[place] ^= bit
        #expect(bytes.withUnsafeBytes { ColumnValues(bytes: $0, count: 2) } == nil)
    }

    @Test("Texts are read back, whatever they hold")
    func texts() {
        let texts = ["", "1001", "Zoë 👋", "a\0b", "1001"]
        let known = TextPlaces()
        let places = texts.map(known.place)
        #expect(places == [0, 1, 2, 3, 1])
        let list = TextList(known.texts)
        let read = list.encoded().withUnsafeBytes { TextList(bytes: $0) }
        #expect(read?.count == 4)
        #expect(places.map { read?[$0] } == texts)
        #expect(read?[4] == "")
        #expect(read?[-1] == "")
        #expect(list.encoded().dropLast().withUnsafeBytes { TextList(bytes: $0) } == nil)
    }
}
