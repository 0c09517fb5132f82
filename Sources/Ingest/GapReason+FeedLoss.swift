import ArchiveStore
import YeastarProtocol

extension GapReason {
    /// The reason that the end of a connection stands for.
    init(_ loss: FeedLoss) {
        self =
            switch loss.reason {
            case .network, .connectionRefused, .timeout, .noAcknowledgement: .network
            case .certificate: .certificate
            case .pbxClosed: .pbxClosed
            case .badAnswer, .notPSeries, .pbxError, .overloaded, .accessDenied, .unsupported, .formatRefused,
                .topicsRefused, .protocolViolation:
                .pbxError
            case .credentials: .credentials
            case .ipForbidden: .addressForbidden
            case .apiUnavailable: .apiUnavailable
            case .ipBlocked: .addressBlocked
            case .tokenLimit, .tokenExpired, .tokenFile: .token
            case .missedHeartbeats: .missedHeartbeats
            case .deaf: .deaf
            case .notReading: .overload
            case .handedOver: .handedOver
            case .stopped: .archiverStopped
            }
    }
}
