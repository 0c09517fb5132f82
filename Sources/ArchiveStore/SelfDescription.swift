import CallModel
import EventMapper
import GRDB

/// What an archive says about itself to somebody who has only the file and `sqlite3`.
///
/// It is written from code whenever it differs, so that a corrected description needs no schema migration.
public struct SelfDescription: Hashable, Sendable {
    public struct Metric: Hashable, Sendable {
        public var name: String
        public var unit: String?
        public var definition: String
        public var formula: String?
        public var variants: String?

        public init(name: String, unit: String?, definition: String, formula: String?, variants: String?) {
            self.name = name
            self.unit = unit
            self.definition = definition
            self.formula = formula
            self.variants = variants
        }
    }

    public struct Column: Hashable, Sendable {
        public var view: String
        public var name: String
        public var description: String

        public init(view: String, name: String, description: String) {
            self.view = view
            self.name = name
            self.description = description
        }
    }

    public struct ExampleQuery: Hashable, Sendable {
        public var question: String
        public var sql: String

        public init(question: String, sql: String) {
            self.question = question
            self.sql = sql
        }
    }

    public var metrics: [Metric]
    public var columns: [Column]
    public var queries: [ExampleQuery]

    public init(metrics: [Metric] = [], columns: [Column] = [], queries: [ExampleQuery] = []) {
        self.metrics = metrics
        self.columns = columns
        self.queries = queries
    }

    /// Every number that an event may have.
    private static let eventTypes = [10_000] + Array(30_000...30_099)

    /// Makes the file say this, in one transaction, unless it does already.
    func write(_ db: Database) throws {
        try db.inTransaction(.immediate) {
            for type in Self.eventTypes {
                guard let name = EventMapper.eventName(type) else { continue }
                try db.execute(
                    sql: """
                        INSERT INTO event_type (type, name) VALUES (?, ?)
                        ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name
                        """,
                    arguments: [type, name]
                )
            }
            guard !metrics.isEmpty || !columns.isEmpty || !queries.isEmpty, try !isWritten(db) else { return .commit }
            try db.execute(
                sql: "DELETE FROM metric_definition; DELETE FROM column_description; DELETE FROM example_query;"
            )
            for metric in metrics {
                try db.execute(
                    sql: """
                        INSERT INTO metric_definition (metric, unit, definition, formula, variants) VALUES (?, ?, ?, ?, ?)
                        """,
                    arguments: [metric.name, metric.unit, metric.definition, metric.formula, metric.variants]
                )
            }
            for column in columns {
                try db.execute(
                    sql: "INSERT INTO column_description (view, column_name, description) VALUES (?, ?, ?)",
                    arguments: [column.view, column.name, column.description]
                )
            }
            for query in queries {
                try db.execute(
                    sql: "INSERT INTO example_query (question, sql) VALUES (?, ?)",
                    arguments: [query.question, query.sql]
                )
            }
            return .commit
        }
    }

    private func isWritten(_ db: Database) throws -> Bool {
        let written = Self(
            metrics: try Row.fetchAll(
                db,
                sql: "SELECT metric, unit, definition, formula, variants FROM metric_definition"
            )
            .map { Metric(name: $0[0], unit: $0[1], definition: $0[2], formula: $0[3], variants: $0[4]) },
            columns: try Row.fetchAll(db, sql: "SELECT view, column_name, description FROM column_description")
                .map { Column(view: $0[0], name: $0[1], description: $0[2]) },
            queries: try Row.fetchAll(db, sql: "SELECT question, sql FROM example_query")
                .map { ExampleQuery(question: $0[0], sql: $0[1]) }
        )
        return Set(written.metrics) == Set(metrics) && Set(written.columns) == Set(columns)
            && Set(written.queries) == Set(queries)
    }
}
