/// How one leg ended, in lower case: one of the named values, or the vendor's own word when it is none of them.
public struct Disposition: RawRepresentable, Hashable, Sendable {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let answered = Self(rawValue: "answered")
    public static let noAnswer = Self(rawValue: "no_answer")
    public static let busy = Self(rawValue: "busy")
    public static let failed = Self(rawValue: "failed")
    public static let voicemail = Self(rawValue: "voicemail")
    public static let abandoned = Self(rawValue: "abandoned")
}

/// Where a call came from and went to, seen from the PBX.
public enum Direction: String, Hashable, Sendable, CaseIterable {
    case inbound
    case outbound
    case `internal`
}

/// The party that hung up first.
public enum HangupSide: String, Hashable, Sendable {
    case caller
    case callee
}

/// What kind of destination a number is.
public enum DestinationKind: String, Hashable, Sendable, CaseIterable {
    case `extension`
    case queue
    case ivr
    case ringGroup = "ring_group"
    case voicemail
    case external
    case other

    /// Whether somebody who answers there is a person.
    public var isPerson: Bool { self == .extension || self == .external }
}
