import Foundation
import Testing
import YeastarProtocol

@Suite struct JSONDocumentTests {
    private func parse(_ text: String) throws -> JSONNode { try JSONDocument(parsing: Array(text.utf8)).root }

    @Test func `reads every kind of value`() throws {
        let root = try parse(#" {"o":{"k":[]},"a":[1,"2",null],"s":"x","n":-4.50,"b":true,"c":false,"z":null} "#)
        #expect(root.kind == .object)
        #expect(root["o"]?["k"]?.kind == .array)
        #expect(root["a"]?.elements.map(\.kind) == [.number, .string, .null])
        #expect(root["s"]?.string == "x")
        #expect(root["n"]?.text == "-4.50")
        #expect(root["b"]?.text == "true")
        #expect(root["c"]?.kind == .bool)
        #expect(root["z"]?.kind == .null)
        #expect(root["missing"] == nil)
        #expect(root["s"]?["k"] == nil)
        #expect(root.members.map(\.key) == ["o", "a", "s", "n", "b", "c", "z"])
        #expect(root["s"]?.members.map(\.key) == [])
        #expect(root["o"]?.elements.map(\.kind) == [])
    }

    @Test(
        arguments: [
            ("88", 88), ("-3", -3), ("88.0", 88), (#""88""#, 88), (#"" 88\t""#, 88), ("1e2", 100),
            (#""9223372036854775807""#, .max),
            ("9223372036854775808", nil), ("88.5", nil), (#""88 s""#, nil), (#""""#, nil), ("null", nil), ("true", nil),
            ("[1]", nil),
            (#""nan""#, nil), (#""0x10""#, nil), ("-0", 0),
        ] as [(String, Int?)]
    )
    func `reads whole numbers from numbers and strings`(text: String, expected: Int?) throws {
        #expect(try parse(text).integer == expected)
    }

    @Test(
        arguments: [
            (#"" ""#, nil), (#""""#, nil), (#"" a b ""#, "a b"), ("12", "12"), ("true", "true"), ("null", nil),
            ("{}", nil), ("[]", nil),
            (#""\u00e9\ud83d\ude00\n""#, "é😀"), (#""\"\\\/""#, #""\/"#),
        ] as [(String, String?)]
    )
    func `gives scalars as trimmed text`(text: String, expected: String?) throws {
        #expect(try parse(text).text == expected)
    }

    @Test func `keeps strings untrimmed and decodes escapes`() throws {
        #expect(try parse(#"" a\tb\u0041\b\f\r\n ""#).string == " a\tbA\u{8}\u{c}\r\n ")
        #expect(try parse("1").string == nil)
    }

    @Test(arguments: [
        ("k", #"{"k":1,"\u006b":2}"#, 2), ("k", #"{"\u006b":1,"k":2}"#, 2), ("k", #"{"kk":1,"k":2,"k ":3}"#, 2),
        ("axc", #"{"abc":1,"axc":2,"ayc":3}"#, 2), ("", #"{"a":1,"":2}"#, 2), ("é", #"{"é":2,"\u00ea":1}"#, 2),
        ("k", #"{"a":{"k":1},"k":2,"b":[{"k":3}]}"#, 2),
    ])
    func `finds a key's last value however it is written`(key: String, text: String, value: Int) throws {
        #expect(try parse(text)[key]?.integer == value)
    }

    @Test(arguments: [#"\""#, #"\\"#, #"\\\""#, #"\"\""#, #"\/"#, #"\n"#, #"\u0041"#, #"\ud83d\ude00"#, "é", ""])
    func `reads strings wherever their escapes stand`(escape: String) throws {
        for before in 0..<20 {
            for after in 0..<10 {
                let text =
                    "[\"" + String(repeating: "a", count: before) + escape + String(repeating: "b", count: after)
                    + "\",1]"
                let expected = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any]
                #expect(try parse(text).elements.map(\.string) == [expected?.first as? String, nil], "\(text)")
            }
        }
    }

    @Test(arguments: ["\u{1}", "\u{1f}", "\\\u{1}", "\\x", #"\"\x"#])
    func `finds what is wrong wherever it stands`(wrong: String) {
        for before in 0..<20 {
            let text = "[\"" + String(repeating: "a", count: before) + wrong + "bbbbbbbbbb\"]"
            // A backslash before what must not follow it is the byte that is out of order.
            let offset = 2 + before + (wrong.hasPrefix(#"\""#) ? 2 : 0)
            let failure = #expect(throws: JSONFailure.self) { try parse(text) }
            #expect(failure?.offset == offset, "\(text)")
        }
    }

    @Test(arguments: [1, 62, 63, 64, 65, 255, 256, 257, 5000])
    func `reads as many values as there are`(count: Int) throws {
        let root = try parse("[" + Array(repeating: "7", count: count).joined(separator: ",") + "]")
        #expect(root.elements.map(\.integer) == Array(repeating: 7, count: count))
    }

    @Test func `repairs bytes that are not UTF-8 inside strings`() throws {
        let root = try JSONDocument(parsing: Array(#"{"name":"Ren"#.utf8) + [0xE9] + Array(#"","x":1}"#.utf8)).root
        #expect(root["name"]?.string == "Ren\u{FFFD}")
        #expect(root["x"]?.integer == 1)
    }

    @Test func `gives the verbatim bytes of a value`() throws {
        let root = try parse(#"{"a": { "b" : [1, 2 ] }, "s":"x\n", "n": 1.50}"#)
        #expect(root["a"]?.rawBytes == Array(#"{ "b" : [1, 2 ] }"#.utf8))
        #expect(root["s"]?.rawBytes == Array(#""x\n""#.utf8))
        #expect(root["n"]?.rawBytes == Array("1.50".utf8))
        #expect(root["s"]?.withView { $0.withScalar { Array($0) } } == [0x78, 0x0A])
    }

    @Test func `takes the last of repeated keys and finds escaped keys`() throws {
        let root = try parse(#"{"a":1,"\u0061":2,"b":3}"#)
        #expect(root["a"]?.integer == 2)
        #expect(root["b"]?.integer == 3)
        #expect(root.members.map(\.key) == ["a", "a", "b"])
    }

    @Test func `lets Foundation decide on what the scanner does not like`() throws {
        #expect(try parse(#"{"a":[1,],}"#)["a"]?.elements.map(\.integer) == [1])
        #expect(try parse("\u{FEFF}{\"a\":1}")["a"]?.integer == 1)
        #expect(try parse(String(repeating: "7", count: 60)).kind == .number)
        #expect(throws: JSONFailure.self) { try parse("1e999") }
    }

    @Test(arguments: [
        ("", "not JSON: it is empty (byte 0)"),
        ("  ", "not JSON: it ends where a value is due (byte 2)"),
        (#"{"a":1"#, "not JSON: it ends within an object (byte 6)"),
        (#"{"a" 1}"#, "not JSON: a colon is due (byte 5)"),
        ("{1:2}", "not JSON: a key is due (byte 1)"),
        ("[1 2]", "not JSON: neither a comma nor the end of an array (byte 3)"),
        ("01", "not JSON: a number with a leading zero (byte 2)"),
        (#""\ud800""#, "not JSON: half of a surrogate pair (byte 1)"),
        ("{} {}", "not JSON: more follows its end (byte 3)"),
        ("\"a\u{1}\"", "not JSON: an unescaped control character in a string (byte 2)"),
    ])
    func `says where a text stops being JSON`(text: String, message: String) {
        let failure = #expect(throws: JSONFailure.self) { try parse(text) }
        #expect(failure?.description == message)
    }

    @Test func `refuses long texts that are not well-formed without asking Foundation`() throws {
        let long = "[" + String(repeating: "1,", count: 600_000)
        #expect(try parse(long + "1]").kind == .array)
        #expect(throws: JSONFailure(offset: 1_200_001, reason: "no value begins like this")) { try parse(long + "]") }
    }

    @Test func `limits nesting`() throws {
        let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(try parse(deepest).kind == .array)
        #expect(throws: JSONFailure.self) { try parse("[" + deepest + "]") }
        #expect(throws: JSONFailure.self) { try parse(String(repeating: #"{"a":"#, count: 100_000)) }
    }

    @Test func `splits documents that follow one another`() {
        let (documents, failure) = JSONDocument.parseSeveral(Array(#"{"a":1}{"a":2} [3,]"#.utf8))
        #expect(documents.map(\.root.kind) == [.object, .object, .array])
        #expect(documents[1].root["a"]?.integer == 2)
        #expect(documents[1].root.rawBytes == Array(#"{"a":2}"#.utf8))
        #expect(failure == nil)
    }

    @Test func `keeps the documents before one that is broken`() {
        let (documents, failure) = JSONDocument.parseSeveral(Array(#"{"a":1} {"b":"#.utf8))
        #expect(documents.count == 1)
        #expect(failure?.offset == 13)
        #expect(JSONDocument.parseSeveral([]).failure != nil)
        #expect(JSONDocument.parseSeveral(Array(repeating: 0x31, count: 1) + [0x20]).documents.count == 1)
    }

    @Test func `bounds how many documents one text may hold`() {
        let (documents, failure) = JSONDocument.parseSeveral(Array(String(repeating: "1 ", count: 10_000).utf8))
        #expect(documents.count == 4096)
        #expect(failure?.reason == "more than 4096 documents in one text")
    }
}
