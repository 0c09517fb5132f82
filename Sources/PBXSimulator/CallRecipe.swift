/// All that is needed to make one call again, in 40 bytes.
///
/// The same recipe gives the same call, so a history of a million rows is kept as recipes and written out page by page.
struct CallRecipe: Sendable, Hashable {
    var kind: CallKind
    var seed: UInt64
    /// The part of `call_id` after the point; unique on one PBX.
    var counter: Int
    /// UTC, milliseconds since 1970-01-01.
    var startMilliseconds: Int
    /// How many times faster than life the call runs.
    var speed: Double
    /// Whether its history rows are in the legacy partition.
    var isLegacy = false
}
