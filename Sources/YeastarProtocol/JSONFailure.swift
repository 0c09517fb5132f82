/// Why a text is not JSON, and where it stops being so.
public struct JSONFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// How many bytes before it are in order.
    public var offset: Int
    /// What is wrong there, as the end of a sentence.
    public var reason: String

    public init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    public var description: String { "not JSON: \(reason) (byte \(offset))" }
}
