import CallColumns
import Testing

@testable import Reports

@Suite("Text for people and spreadsheets")
struct TextTests {
    @Test(
        "durations as people write them",
        arguments: [
            (0, "0:00"), (5, "0:05"), (245, "4:05"), (3599, "59:59"), (3787, "1:03:07"), (442_805, "123:00:05"),
        ]
    )
    func durations(seconds: Int64, text: String) {
        #expect(DurationText.clock(seconds) == text)
    }

    @Test("numbers as digits", arguments: [0, 9, 10, -1, 1_773_649_800, .max, .min] as [Int64])
    func digits(number: Int64) {
        var bytes = Array("n ".utf8)
        bytes.append(decimal: number)
        #expect(String(decoding: bytes, as: UTF8.self) == "n \(number)")
    }

    @Test(
        "shares never round to a lie",
        arguments: [
            (1, 3, "33.3%"), (0, 5, "0.0%"), (5, 5, "100.0%"), (99_999, 100_000, "99.9%"), (1, 99_999, "0.1%"),
        ]
    )
    func shares(part: Int64, whole: Int64, text: String) {
        #expect(FigureText.percent(part, of: whole) == text)
    }

    @Test(
        "the width of text on a terminal",
        arguments: [
            ("abc", 3), ("Zoé", 3), ("Zoe\u{301}", 3), ("日本", 4), ("한글", 4), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇫🇷", 2), ("❤️", 2),
            ("–", 1), ("", 0),
        ]
    )
    func widths(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test(
        "text is cut between characters",
        arguments: [
            ("abcdef", 4, "abc…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("ab", 2, "ab"), ("abc", 1, "…"),
            ("👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…"),
        ]
    )
    func cuts(text: String, width: Int, cut: String) {
        #expect(DisplayWidth.truncated(text, to: width) == cut)
    }

    @Test(
        "CSV fields",
        arguments: [
            ("plain", "plain"), ("", "\"\""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
            ("two\nlines", "\"two\nlines\""), (" edge", "\" edge\""), ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"),
            ("-2+3", "'-2+3"), ("+33123456789", "+33123456789"), ("+1+cmd", "'+1+cmd"), ("+", "'+"),
            ("\tx", "\"'\tx\""), ("\r=x", "\"'\r=x\""), ("'=1", "''=1"), ("it's", "it's"), ("'quoted'", "'quoted'"),
            ("*76", "*76"), ("＝1", "'＝1"),
        ]
    )
    func fields(text: String, field: String) {
        #expect(CSVRenderer.field(text) == field)
    }

    @Test(
        "a row of CSV has its texts as fields",
        arguments: [
            "plain", "1001", "Zoé", "", " ", "a ", "a,b", "say \"x\"", "two\nlines", "=1+1", "+331", "+", "+33 1",
            "+1,2", "'x",
            "a\tb", "-", "é", "0611 22",
        ]
    )
    func rows(text: String) throws {
        var printed = ""
        let chunks = ChunkedOutput { printed += $0 }
        let renderer = CSVRenderer(chunks)
        try renderer.begin(.sample([Column("text"), Column("number"), Column("again")]))
        try renderer.row([.text(text), .integer(-12), .text(text)])
        try chunks.flush()
        let field = CSVRenderer.field(text)
        #expect(printed == "text,number,again\r\n\(field),-12,\(field)\r\n")
    }

    @Test(
        "a clock's reading, in any year",
        arguments: [
            (0, "1970-01-01 00:00:00"), (-1, "1969-12-31 23:59:59"), (1_773_619_209, "2026-03-16 00:00:09"),
            (253_402_300_799, "9999-12-31 23:59:59"), (253_402_300_800, "10000-01-01 00:00:00"),
            (-62_167_219_200, "0000-01-01 00:00:00"),
        ] as [(Int64, String)]
    )
    func times(seconds: Int64, text: String) {
        #expect(CivilTime(seconds: seconds).description == text)
    }

    @Test(
        "a day as text",
        arguments: [
            ("2026-03-16", 20_528), ("1970-01-01", 0), ("2026-02-29", nil), ("2026-3-1", 20_513), ("2026-03", nil),
            ("", nil),
            ("2026-03-16-", nil), ("2026-03-1x", nil), ("-2026-03-16", nil), ("20260316000000000000-1-1", nil),
        ] as [(String, Int64?)]
    )
    func days(text: String, number: Int64?) {
        #expect(CivilDate(text)?.dayNumber == number)
    }

    @Test("numbers stand by their length in characters", arguments: [["9", "10", "é1", "100", "1é0", "1000"]])
    func order(numbers: [String]) {
        let keys = numbers.map { PartyKey(pbx: "paris", number: $0) }
        #expect(keys.shuffled().sorted() == keys)
    }

    @Test(
        "CSV gives back what went in",
        arguments: ["=1", "'=1", "''-1", "+331", "'+331", "a\"b,c\r\nd", "\t", "'", "''", "@", "x'=", "", "é,日\n"]
    )
    func roundTrip(text: String) {
        #expect(Self.parsed(CSVRenderer.field(text)) == text)
    }

    /// What a careful reader does: undo the quotes, then take off the one apostrophe that disarms.
    private static func parsed(_ field: String) -> String {
        var text = field
        if text.hasPrefix("\"") {
            text = String(text.unicodeScalars.dropFirst().dropLast().map(Character.init))
            text = text.replacing("\"\"", with: "\"")
        }
        guard text.first == "'" || text.unicodeScalars.first == "'" else { return text }
        let rest = text.unicodeScalars.drop { $0 == "'" }
        guard let trigger = rest.first, "=+-@\t\r\n".unicodeScalars.contains(trigger) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
    }

    @Test(
        "numbers that are the same",
        arguments: [("0611223344", "+33611223344"), ("0033611223344", "06 11 22 33 44"), ("1001", "1001")]
    )
    func sameNumbers(left: String, right: String) {
        #expect(PhoneNumberKey.key(of: left) == PhoneNumberKey.key(of: right))
    }

    @Test(arguments: [("123", "0123"), ("1001", "1002"), ("0611223344", "0611223345")])
    func `numbers that differ`(left: String, right: String) {
        #expect(PhoneNumberKey.key(of: left) != PhoneNumberKey.key(of: right))
        #expect(PhoneNumberKey.key(of: "anonymous") == nil)
    }
}
