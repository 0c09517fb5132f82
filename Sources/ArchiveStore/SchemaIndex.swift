import GRDB
import Schema

/// An index that the scripts define for a table which may be large by then.
///
/// It is built in a step of its own after the scripts, so that a large file is brought up to date in steps that go on
/// where they were interrupted; nothing but speed rests on it meanwhile.
struct SchemaIndex: Hashable {
    let name: String
    let table: String
    /// From the index's name on.
    let definition: String

    /// The indexes that a file is to have once all scripts have run.
    static func all(of scripts: [Schema.Script]) -> [SchemaIndex] {
        var indexes: [SchemaIndex] = []
        for script in scripts {
            for statement in withoutComments(script.sql).split(separator: UInt8(ascii: ";")) {
                if let index = SchemaIndex(statement) { indexes.append(index) }
                let words = statement.split(whereSeparator: isSpace)
                guard let first = words.first, first.elementsEqual("DROP".utf8), let last = words.last else { continue }
                let name = String(decoding: last, as: UTF8.self)
                indexes.removeAll { $0.name == name || $0.table == name }
            }
        }
        return indexes
    }

    /// The index that a statement makes; `nil` for any other statement, and for a unique index: rows rest on that.
    init?(_ statement: String) {
        self.init(Self.withoutComments(statement)[...])
    }

    /// Which of the indexes a file does not have.
    static func missing(_ db: Database, of indexes: [SchemaIndex]) throws -> [SchemaIndex] {
        let present = try String.fetchSet(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'index'")
        return indexes.filter { !present.contains($0.name) }
    }

    // Byte by byte: with characters and a regular expression this took more than half of what making a new file takes.

    private init?(_ statement: ArraySlice<UInt8>) {
        let parts = statement.split(maxSplits: 2, whereSeparator: Self.isSpace)
        guard parts.count == 3, parts[0].elementsEqual("CREATE".utf8), parts[1].elementsEqual("INDEX".utf8) else {
            return nil
        }
        var text = parts[2].drop(while: Self.isSpace)
        while let last = text.last, Self.isSpace(last) || last == UInt8(ascii: ";") { text.removeLast() }
        let words = text.split(maxSplits: 3) { Self.isSpace($0) || $0 == UInt8(ascii: "(") }
        guard words.count > 2, words[1].elementsEqual("ON".utf8) else { return nil }
        name = String(decoding: words[0], as: UTF8.self)
        table = String(decoding: words[2], as: UTF8.self)
        definition = String(decoding: text, as: UTF8.self)
    }

    private static func withoutComments(_ sql: String) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(sql.utf8.count)
        for line in Array(sql.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let hyphens = zip(line.indices, line.indices.dropFirst()).first { first, second in
                line[first] == UInt8(ascii: "-") && line[second] == UInt8(ascii: "-")
            }
            text += line[..<(hyphens?.0 ?? line.endIndex)]
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
