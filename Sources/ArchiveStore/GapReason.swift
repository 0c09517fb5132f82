/// Why no subscription was live, in the words that `gaps.reason` and `connections.reason` use.
public enum GapReason: String, CaseIterable, Sendable {
    /// The machine slept, or the process was stopped, for longer than the PBX keeps a silent connection.
    case hostAsleep = "host asleep"
    /// The PBX closed the connection and gave no cause.
    case pbxClosed = "PBX closed"
    /// The PBX went away, and came back without its port open or without the tokens it had given.
    case pbxRestart = "PBX restart"
    /// The PBX answers with errors, or breaks the protocol.
    case pbxError = "PBX error"
    case network
    case missedHeartbeats = "missed heartbeats"
    /// The PBX's certificate is not trusted.
    case certificate
    /// The token was no longer valid, or no other was to be had.
    case token
    case credentials
    /// Too many failed logins: the PBX blocks this machine's address for a while.
    case addressBlocked = "address blocked"
    /// The API's list of allowed addresses does not name this machine.
    case addressForbidden = "address forbidden"
    /// The API is switched off, or not licensed.
    case apiUnavailable = "API unavailable"
    case archiverStopped = "archiver stopped"
    /// The archiver ended without having closed its connections: killed, crashed, or a power cut.
    case archiverKilled = "archiver killed"
    case diskFull = "disk full"
    case diskError = "disk error"
    /// The archive took nothing for too long: another program held it, or the machine was too slow.
    case overload
    /// Connected, but the events of calls that took place did not come.
    case deaf
    /// Another connection took over before this one closed: no gap begins.
    case handedOver = "handed over"
}
