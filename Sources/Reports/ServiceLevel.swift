/// How many of the calls offered were answered soon: the limit, the aim, and which of the published variants is meant.
public struct ServiceLevel: Hashable, Sendable {
    /// What becomes of abandoned calls.
    public enum Variant: String, Hashable, Sendable, CaseIterable {
        /// All of them count as offered.
        case all
        /// Short abandons are left out.
        case withoutShortAbandons = "without-short-abandons"
        /// Those within the limit are left out.
        case withoutAbandonsWithin = "without-abandons-within"
        /// Answered calls alone are the whole.
        case answeredOnly = "answered-only"
        /// Those within the limit count as met.
        case abandonsWithinMet = "abandons-within-met"
    }

    /// A call answered after no longer than this is in time.
    public var seconds: Int64 = 20
    /// The usual aim, in percent.
    public var targetPercent: Int64 = 80
    public var variant = Variant.all

    public init() {}

    /// What is meant, for people.
    public var sentence: String {
        let soon = "within \(seconds) seconds"
        switch variant {
        case .all: return "Calls answered \(soon) out of all offered (variant all)."
        case .withoutShortAbandons:
            return "Calls answered \(soon) out of those offered, short abandons left out (variant \(variant.rawValue))."
        case .withoutAbandonsWithin:
            return "Calls answered \(soon) out of those offered, without callers who gave up \(soon) "
                + "(variant \(variant.rawValue))."
        case .answeredOnly: return "Calls answered \(soon) out of those answered (variant \(variant.rawValue))."
        case .abandonsWithinMet:
            return "Calls answered or given up \(soon) out of all offered (variant \(variant.rawValue))."
        }
    }

    /// The sums from which any variant can be told.
    public struct Tally: Hashable, Sendable {
        /// Whoever came, whatever became of them.
        public var offered: Int64 = 0
        public var answered: Int64 = 0
        public var answeredWithin: Int64 = 0
        public var abandonedWithin: Int64 = 0
        public var shortAbandons: Int64 = 0

        public init() {}
    }

    /// The share, or null when nobody came.
    public func cell(_ tally: Tally) -> Cell {
        switch variant {
        case .all: .share(tally.answeredWithin, of: tally.offered)
        case .withoutShortAbandons: .share(tally.answeredWithin, of: tally.offered - tally.shortAbandons)
        case .withoutAbandonsWithin: .share(tally.answeredWithin, of: tally.offered - tally.abandonedWithin)
        case .answeredOnly: .share(tally.answeredWithin, of: tally.answered)
        case .abandonsWithinMet: .share(tally.answeredWithin + tally.abandonedWithin, of: tally.offered)
        }
    }
}
