import Foundation
import TestSupport

/// One kind of thing that goes wrong.
enum SoakFault: String, CaseIterable {
    case kill = "kill -9"
    case freeze = "SIGSTOP"
    case diskFull = "full disk"
    case clockStep = "clock step"

    case drop = "socket closed"
    case reset = "connections reset"
    case mute = "half-open socket"
    case deaf = "socket without events"
    case expiry = "tokens expired"
    case restart = "PBX restart"
    case badGateway = "502 page"
    case html = "HTML page"
    case internalError = "error -2"
    case overloaded = "error 70082"
    case truncated = "JSON cut off"
    case slow = "slow answers"

    case duplicate = "events repeated"
    case reorder = "events reordered"
    case lose = "events lost"
    case odd = "odd frames"

    /// Faults of one lane come one after the other, those of different lanes at the same time.
    enum Lane: CaseIterable {
        case process
        case network
        case events
    }

    var lane: Lane {
        switch self {
        case .kill, .freeze, .diskFull, .clockStep: .process
        case .duplicate, .reorder, .lose, .odd: .events
        default: .network
        }
    }
}

/// When which fault strikes: a pure function of a seed and a length, so that a seed replays a run.
struct SoakPlan {
    struct Strike {
        var fault: SoakFault
        /// Before it.
        var pause: Duration
        /// How long it lasts; of a killed process, until its next start.
        var hold: Duration
        /// A free draw, for whatever else is random about it.
        var draw: UInt64
    }

    /// Below this length every hold is short.
    static let longForm = Duration.seconds(60)

    private(set) var lanes: [SoakFault.Lane: [Strike]] = [:]

    /// Draws the strikes: each kind at least once, however short the length.
    init(seed: UInt64, length: Duration, without skipped: Set<SoakFault>) {
        let isLong = length >= Self.longForm
        for (index, lane) in SoakFault.Lane.allCases.enumerated() {
            var random = SeededRandom(seed: seed &+ UInt64(index))
            let kinds = SoakFault.allCases.filter { $0.lane == lane && !skipped.contains($0) }
            var strikes: [Strike] = []
            var total = Duration.zero
            while total < length {
                for fault in kinds.shuffled(using: &random) where strikes.count < kinds.count || total < length {
                    let strike = Strike(
                        fault: fault,
                        pause: Self.pause(before: lane, isLong: isLong, using: &random),
                        hold: Self.hold(of: fault, isLong: isLong, using: &random),
                        draw: random.next()
                    )
                    strikes.append(strike)
                    total += strike.pause + strike.hold
                }
            }
            lanes[lane] = strikes
        }
    }

    /// Long enough that some events come through between two faults.
    private static func pause(
        before lane: SoakFault.Lane,
        isLong: Bool,
        using random: inout SeededRandom
    ) -> Duration {
        switch (isLong, lane) {
        case (true, _): .milliseconds(Int.random(in: 500...5_000, using: &random))
        case (false, .process): .milliseconds(Int.random(in: 700...1_500, using: &random))
        case (false, _): .milliseconds(Int.random(in: 100...500, using: &random))
        }
    }

    private static func hold(of fault: SoakFault, isLong: Bool, using random: inout SeededRandom) -> Duration {
        guard isLong else { return .milliseconds(Int.random(in: 150...700, using: &random)) }
        switch fault {
        // Long enough that the PBX closes the socket, and that missing heartbeats are noticed.
        case .freeze where Int.random(in: 1...3, using: &random) == 1,
            .mute where Int.random(in: 1...3, using: &random) == 1:
            return .seconds(Int.random(in: 70...150, using: &random))
        default: return .milliseconds(Int.random(in: 200...15_000, using: &random))
        }
    }
}
