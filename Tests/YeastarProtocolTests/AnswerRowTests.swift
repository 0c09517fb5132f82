import Testing

@testable import YeastarProtocol

@Suite("The rows of an answer")
struct AnswerRowTests {
    private static let good = [#"{"id":1,"n":"a"}"#, #"{"id":2, "n":"b" }"#]

    private func rows(_ bytes: [UInt8]) throws -> [String] {
        let answer = try RESTAnswer(decoding: bytes)
        #expect(answer.code == .success)
        #expect(answer.totalNumber == 3)
        return answer.rows.map { String(decoding: $0, as: UTF8.self) }
    }

    private func page(_ row: String, key: String = "data") -> String {
        #"{"errcode":0,"errmsg":null,"total_number":3,"\#(key)":[\#(Self.good[0]),\#(row) , \#(Self.good[1])],"x":[1]}"#
    }

    @Test(
        arguments: [
            #"{"id":3,"n":"a\#u{1}b"}"#, "{\"id\":3,\"n\":\"a\nb\"}", #"{"id":3,"n":"\ud83d"}"#,
            #"{"id":3,"n":"DOM\user"}"#, #"{"id":1e400}"#, #"{"id":NaN}"#, #"{"id":3,"n":"],[{\"}"}"#,
            #"{"id":3,"n":01}"#, "null", "garbage", #"{"id":1111111111111111111111111111111111111111111}"#,
            #"{"id":3,"n":\#(String(repeating: "[", count: 600))\#(String(repeating: "]", count: 600))}"#,
        ],
        ["data", "queue_list"]
    )
    func `are told apart by quotes and brackets, each as received`(row: String, key: String) throws {
        #expect(try rows(Array(page(row, key: key).utf8)) == [Self.good[0], row, Self.good[1]])
    }

    @Test func `are bytes even where a string is no UTF-8`() throws {
        let text = Array(page(#"{"n":"?\x"}"#).utf8).map { $0 == UInt8(ascii: "?") ? 0xFF : $0 }
        let answer = try RESTAnswer(decoding: text)
        #expect(answer.rows[1] == Array(#"{"n":""#.utf8) + [0xFF] + Array(#"\x"}"#.utf8))
    }

    @Test func `do not hold the mark before them, or the zero behind them`() throws {
        let text = page(#"{"id":3}"#)
        let expected = [Self.good[0], #"{"id":3}"#, Self.good[1]]
        #expect(try rows([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == expected)
        #expect(try rows(Array(text.utf8) + [0]) == expected)
    }

    @Test(arguments: [true, false], [true, false])
    func `are UTF-8 where the answer is UTF-16 or UTF-32`(isLittleEndian: Bool, hasMark: Bool) throws {
        let row = #"{"id":3,"n":"Zoë 😀"}"#
        let text = (hasMark ? "\u{FEFF}" : "") + page(row)
        let units = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let scalars = text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(scalar.value >> (8 * $0) & 0xFF) } }
        for (bytes, width) in [(units, 2), (scalars, 4)] {
            let turned = stride(from: 0, to: bytes.count, by: width).flatMap { bytes[$0..<$0 + width].reversed() }
            #expect(try rows(isLittleEndian ? bytes : turned) == [Self.good[0], row, Self.good[1]])
        }
    }

    @Test(arguments: [
        #"{"errcode":0,"data":[{"id":1},{"id":"#, #"{"errcode":0,"data":[{"id":[}]}"#,
        #"{"errcode":0,"data":[{"n":"}]}"#,
        #"{"errcode":0,"data":[{"n":"a"b"}]}"#, #"{"errcode":0,"data":[1]"#, #"{"errcode":0,"data":[1]}}"#,
        #"{"errcode":0,"data":[1}"#, #"{"errcode":0"data":[1]}"#, #"{"errcode":0,data:[1]}"#,
    ])
    func `are not guessed where their ends cannot be found`(text: String) {
        let error = #expect(throws: PBXError.self) { try RESTAnswer(decoding: Array(text.utf8)) }
        #expect(error?.code == .badAnswer)
        #expect(error?.isGarbled == true)
    }

    @Test(arguments: [("<html></html>", 200), (#"{"errcode":"#, 502), (#"{"data":[]}"#, 200), ("", 200), ("[1", 200)])
    func `are not looked for in what is not the PBX's answer`(text: String, status: Int) {
        let error = #expect(throws: PBXError.self) {
            try RESTAnswer(decoding: Array(text.utf8), httpStatus: status)
        }
        #expect(error?.code == .badAnswer)
        #expect(error?.isGarbled == false)
    }

    @Test(
        arguments: [
            ("a\u{1}b", "a b"), ("a\nb\tc", "a b c"), (#"x\ud83d"#, "x\u{FFFD}"),
            (#"\udc00\ud83d\u0041"#, "\u{FFFD}\u{FFFD}A"),
            (#"\ud83d\ude00 \ud83d"#, "😀 \u{FFFD}"), (#"DOM\user"#, #"DOM\user"#), (#"C:\x\\y\""#, #"C:\x\y""#),
            (#"\u12"#, #"\u12"#),
        ]
    )
    func `are read with faults that can be mended`(written: String, meant: String) throws {
        let text = Array(#"{"n":"\#(written)","id":7}"#.utf8)
        let root = try JSONDocument(repairing: text).root
        #expect(root["n"]?.string == meant)
        #expect(root["id"]?.integer == 7)
        #expect(throws: JSONFailure.self) { try JSONDocument(parsing: text) }
    }

    @Test func `are the same where the scanner can tell them`() throws {
        var generator = SplitMix(state: 20_260_115)
        let pieces = [
            #"{"errcode":0,"#, #""data":["#, #""queue_list":["#, #"{"a":"],[}\\""#, #""x":{"data":[1,2]},"#, "]", "}",
            ",", "1",
            "null", #""\\""#, "[]", "{}", " ", "\n", #""k":"#, #""data":null"#, #""\u0022""#,
        ]
        var compared = 0
        for round in 0..<60_000 {
            let count = Int.random(in: 1...9, using: &generator)
            let random = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
            let text = Array(
                (round.isMultiple(of: 2) ? pieces[0] + pieces[1] + random.joined() + "]}" : random.joined()).utf8
            )
            guard let root = JSONDocument(wellFormed: text)?.root, root.kind == .object || root.kind == .array else {
                continue
            }
            let list =
                root.kind == .array
                ? root : AnswerOutline.listKeys.lazy.compactMap { root[$0] }.first { $0.kind == .array }
            let outline = try #require(AnswerOutline(text), "\(String(decoding: text, as: UTF8.self))")
            #expect(
                outline.rows.map { Array(text[$0]) } == (list?.elements.map(\.rawBytes) ?? []),
                "\(String(decoding: text, as: UTF8.self))"
            )
            #expect(JSONDocument(wellFormed: outline.text(with: []))?.root.kind == root.kind)
            compared += 1
        }
        #expect(compared > 1_000)
    }

    @Test func `that cannot be read are null among those that can`() throws {
        let (document, failure) = try JSONDocument.salvage(Array(page(#"{"id":1e400}"#).utf8))
        #expect(document.root["data"]?.elements.map { $0["id"]?.integer } == [1, nil, 2])
        #expect(document.root["data"]?.elements.map(\.kind) == [.object, .null, .object])
        #expect(document.root["total_number"]?.integer == 3)
        #expect(failure?.reason == "a number that is out of range")
        #expect(
            try JSONDocument.salvage(Array("[{},NaN]".utf8)).document.root.elements.map(\.kind) == [.object, .null]
        )
        #expect(try JSONDocument.salvage(Array(#"[{"a":"\x"}]"#.utf8)).failure == nil)
        #expect(throws: JSONFailure.self) { try JSONDocument.salvage(Array("[{},".utf8)) }
    }
}
