/// A line on a terminal that says how far a command has come; nothing where nobody watches.
struct ProgressLine: Sendable {
    private let write: (@Sendable (String) -> Void)?

    init(_ context: CommandContext) { write = context.progress }

    func show(_ text: String) { write?(text) }

    /// Leaves an empty line for what comes next.
    func clear() { write?("") }
}
