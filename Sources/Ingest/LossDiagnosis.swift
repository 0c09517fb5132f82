import ArchiveStore
import YeastarProtocol

/// Finds the reason of a gap, which often shows only when the PBX is tried again.
struct LossDiagnosis {
    /// The reason of the open gap; `nil` when this process knows of none.
    private var reason: GapReason?

    /// A connection ended.
    ///
    /// - Parameters:
    ///   - loss: What the session saw.
    ///   - wasAsleep: Whether this machine or process had stood still just before.
    ///   - obstacle: What kept the archive from taking data, where reading was given up because of that.
    /// - Returns: The gap's reason.
    mutating func closed(_ loss: FeedLoss, wasAsleep: Bool, obstacle: GapReason?) -> GapReason {
        let seen = GapReason(loss)
        let found: GapReason =
            switch seen {
            case .network, .pbxClosed, .missedHeartbeats: wasAsleep ? .hostAsleep : seen
            case .overload: obstacle ?? .overload
            default: seen
            }
        if found != .handedOver { reason = found }
        return found
    }

    /// A feed was found deaf, while its connection is open.
    mutating func foundDeaf() { reason = .deaf }

    /// An attempt to connect failed.
    ///
    /// - Returns: A better reason for the open gap; `nil` when there is none.
    mutating func attemptFailed(_ loss: FeedLoss) -> GapReason? {
        switch loss.reason {
        case .connectionRefused, .tokenExpired: return pbxStartedAnew()
        case .ipBlocked: return replace(with: GapReason(loss))
        default: return loss.error.isPermanent ? replace(with: GapReason(loss)) : nil
        }
    }

    /// The PBX closed its port, or no longer knew tokens that are young: that is what a restart looks like.
    ///
    /// - Returns: A better reason for the open gap; `nil` when there is none.
    mutating func pbxStartedAnew() -> GapReason? {
        switch reason {
        case .pbxClosed, .network, .missedHeartbeats: replace(with: .pbxRestart)
        default: nil
        }
    }

    private mutating func replace(with better: GapReason) -> GapReason? {
        guard better != reason else { return nil }
        reason = better
        return better
    }

    /// A subscription was acknowledged: the gap has ended.
    mutating func subscribed() { reason = nil }
}
