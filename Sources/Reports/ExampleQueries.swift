/// A question with a query over the public views that answers it.
public struct ExampleQuery: Hashable, Sendable {
    public let question: String
    public let sql: String
}

/// Starting points for people with only the file and the `sqlite3` shell, as the archive's `example_queries` has them.
///
/// Numbers and ids in them are examples to be replaced, and so are the days; a condition on `local_date` keeps a query
/// quick, however many calls there are.
public enum ExampleQueries {
    public static let all = days + service + callers + archive
}
