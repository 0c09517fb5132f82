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
        for statement in scripts.flatMap({ statements(of: $0.sql) }) {
            if let index = SchemaIndex(statement) { indexes.append(index) }
            let words = statement.split(whereSeparator: \.isWhitespace)
            guard words.first == "DROP", let name = words.last else { continue }
            indexes.removeAll { $0.name == name || $0.table == name }
        }
        return indexes
    }

    /// The index that a statement makes; `nil` for any other statement, and for a unique index: rows rest on that.
    init?(_ statement: String) {
        // Few statements are asked for: looking for the word costs a hundredth of a regular expression.
        guard statement.contains("INDEX") else { return nil }
        let text = Self.withoutComments(statement)
        guard let found = text.wholeMatch(of: /\s*CREATE\s+INDEX\s+((\w+)\s+ON\s+(\w+)[\s\S]*?)[\s;]*/) else {
            return nil
        }
        name = String(found.2)
        table = String(found.3)
        definition = String(found.1)
    }

    /// Which of the indexes a file does not have.
    static func missing(_ db: Database, of scripts: [Schema.Script]) throws -> [SchemaIndex] {
        let present = try String.fetchSet(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'index'")
        return all(of: scripts).filter { !present.contains($0.name) }
    }

    private static func statements(of sql: String) -> [String] {
        withoutComments(sql).split(separator: ";").map(String.init)
    }

    private static func withoutComments(_ sql: String) -> String {
        sql.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line }.joined(separator: "\n")
    }
}
