/// Sums over the legs and offers of one extension.
struct ExtensionTally {
    static let directions = ["inbound", "outbound", "internal"]
    static let results = ["answered", "missed", "busy", "voicemail"]

    var name: String?
    var legs: Int64 = 0
    /// Legs by direction and result, at direction × 4 + result; the last four are of unknown direction.
    private var counts = [Int64](repeating: 0, count: (directions.count + 1) * results.count)
    var talkSeconds: Int64 = 0
    var longestTalkSeconds: Int64?
    var offers: Int64 = 0
    var offersAnswered: Int64 = 0
    var offersMissed: Int64 = 0

    mutating func addLeg(direction: String, disposition: String, talkSeconds talk: Int64, name newName: String?) {
        legs += 1
        // Legs come oldest first, so that the newest name stays.
        name = newName ?? name
        let place = Self.directions.firstIndex(of: direction) ?? Self.directions.count
        let result =
            switch disposition {
            case "answered": 0
            case "busy": 2
            case "voicemail": 3
            default: 1
            }
        counts[place * Self.results.count + result] += 1
        guard result == 0 else { return }
        talkSeconds += talk
        longestTalkSeconds = max(longestTalkSeconds ?? 0, talk)
    }

    mutating func addOffer(result: String) {
        offers += 1
        if result == "answered" { offersAnswered += 1 }
        if result == "missed" { offersMissed += 1 }
    }

    static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.legs += right.legs
        sum.counts = zip(left.counts, right.counts).map(+)
        sum.talkSeconds += right.talkSeconds
        sum.longestTalkSeconds = [left.longestTalkSeconds, right.longestTalkSeconds].compactMap { $0 }.max()
        sum.offers += right.offers
        sum.offersAnswered += right.offersAnswered
        sum.offersMissed += right.offersMissed
        return sum
    }

    /// Legs of one result in all directions.
    func total(_ result: Int) -> Int64 {
        (0...Self.directions.count).reduce(0) { $0 + counts[$1 * Self.results.count + result] }
    }

    /// The cells of ``ExtensionsReport/figures``.
    func cells(knowsOffers: Bool) -> [Cell] {
        let ringings = [offers, offersAnswered, offersMissed].map { knowsOffers ? Cell.integer($0) : .null }
        return [
            .integer(legs), .integer(total(0)), .integer(total(1)), .integer(total(2)), .integer(total(3)),
            .share(total(0), of: legs), .integer(talkSeconds), .mean(talkSeconds, of: total(0)),
            .optional(longestTalkSeconds),
        ] + ringings + counts.prefix(Self.directions.count * Self.results.count).map(Cell.integer)
    }
}
