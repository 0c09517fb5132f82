/// What one column of one public view holds.
public struct ColumnDescription: Hashable, Sendable {
    public let view: String
    public let column: String
    public let description: String
}

/// What every column of every public view holds, as the archive's `column_descriptions` has it.
public enum ColumnDescriptions {
    public static let all: [ColumnDescription] =
        (calls + legs + offers + callEvents + reports + feed + listsOfCalls + sums + quarantine + selfDescription)
        .flatMap { view in
            view.columns.map { ColumnDescription(view: view.name, column: $0.0, description: $0.1) }
        }

    /// One view's columns with their descriptions, in the view's order.
    struct View {
        let name: String
        let columns: [(String, String)]
    }
}
