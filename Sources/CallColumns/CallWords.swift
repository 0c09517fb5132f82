/// The words that columns know by their places, the same in all blocks.
///
/// A word that is none of these has the place after the last. Appending is safe; any other change makes stored blocks wrong.
public enum CallWords {
    public static let directions = ["inbound", "outbound", "internal"]
    public static let outcomes = ["answered", "voicemail", "abandoned", "no_answer", "busy", "failed"]
    public static let dispositions = ["answered", "no_answer", "busy", "failed", "voicemail"]
    public static let calleeKinds = ["extension", "queue", "ivr", "ring_group", "voicemail", "external", "other"]
    public static let results = ["answered", "missed", "elsewhere", "caller_gave_up"]

    /// Where ``outcomes``, ``dispositions`` and ``results`` have `answered`.
    @inlinable public static var answered: Int64 { 0 }

    /// Places in ``directions``.
    public enum Direction {
        @inlinable public static var inbound: Int64 { 0 }
        @inlinable public static var outbound: Int64 { 1 }
        @inlinable public static var `internal`: Int64 { 2 }
    }

    /// Places in ``outcomes``.
    public enum Outcome {
        @inlinable public static var voicemail: Int64 { 1 }
        @inlinable public static var abandoned: Int64 { 2 }
        @inlinable public static var failed: Int64 { 5 }
    }

    /// Places in ``dispositions``.
    public enum Disposition {
        @inlinable public static var busy: Int64 { 2 }
        @inlinable public static var failed: Int64 { 3 }
        @inlinable public static var voicemail: Int64 { 4 }
    }

    /// Places in ``calleeKinds``.
    public enum CalleeKind {
        @inlinable public static var `extension`: Int64 { 0 }
        @inlinable public static var queue: Int64 { 1 }
        @inlinable public static var ivr: Int64 { 2 }
        @inlinable public static var ringGroup: Int64 { 3 }
        @inlinable public static var external: Int64 { 5 }
        @inlinable public static var other: Int64 { 6 }
    }

    /// Places in ``results``.
    public enum Result {
        @inlinable public static var missed: Int64 { 1 }
        @inlinable public static var elsewhere: Int64 { 2 }
        @inlinable public static var callerGaveUp: Int64 { 3 }
    }
}
