/// One step from the schema of a file to the present one; each is done whole or not at all.
public enum MigrationStep: Hashable, Sendable, CustomStringConvertible {
    /// A script, by its name.
    case script(String)
    /// An index of a table that has rows, by its name.
    case index(String)

    public var description: String {
        switch self {
        case .script(let name): "script \(name)"
        case .index(let name): "index \(name)"
        }
    }
}

/// Is told of a step before it begins: which of how many it is, from 1.
public typealias MigrationProgress = @Sendable (_ step: MigrationStep, _ number: Int, _ count: Int) -> Void
