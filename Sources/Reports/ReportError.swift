/// Why a report could not be made, as one sentence for a person.
public struct ReportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is, for the exit status.
    public enum Code: Hashable, Sendable {
        /// What was asked for makes no sense.
        case usage
        /// What was asked for is not in the archive.
        case notFound
    }

    public let code: Code
    public let description: String

    static func usage(_ text: String) -> Self { Self(code: .usage, description: text) }
    static func notFound(_ text: String) -> Self { Self(code: .notFound, description: text) }
}
