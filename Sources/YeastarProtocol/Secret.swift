/// Text that must not reach a log, an error message or a crash report.
public struct Secret: Hashable, Sendable {
    private let text: String

    /// Wraps a secret.
    public init(_ text: String) {
        self.text = text
    }

    /// Whether there is nothing to keep secret.
    public var isEmpty: Bool { text.isEmpty }

    /// Hands the text to the one place that needs it, such as the encoder of a request.
    public func reveal<Result>(to use: (String) throws -> Result) rethrows -> Result {
        try use(text)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// A placeholder, never the text.
    public var description: String { "<secret>" }

    /// A placeholder, never the text.
    public var debugDescription: String { description }

    /// Nothing, so that `dump` sees nothing either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
