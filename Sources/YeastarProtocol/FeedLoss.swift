/// Why a feed is not, or no longer, live.
public struct FeedLoss: Hashable, Sendable {
    /// The kind of reason; its raw value is a stable word.
    public let reason: PBXError.Code
    /// The reason as a sentence for a person.
    public let sentence: String

    /// Creates a reason.
    public init(_ reason: PBXError.Code, _ sentence: String) {
        self.reason = reason
        self.sentence = sentence
    }

    /// The reason as an error, for a caller that gives up because of it.
    public var error: PBXError { PBXError(reason, sentence) }
}

extension FeedLoss: CustomStringConvertible {
    /// The sentence.
    public var description: String { sentence }
}
