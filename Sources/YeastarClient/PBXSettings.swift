public import YeastarProtocol

/// What is needed to talk to one PBX, resolved once and then passed down.
public struct PBXSettings: Sendable {
    /// The configured name of the PBX.
    public var name: String
    /// Where it is reached.
    public var address: PBXAddress
    /// The client ID of its API application.
    public var clientID: String
    /// The client secret of its API application.
    public var clientSecret: Secret
    /// How its certificate is checked.
    public var trust: TLSTrust
    /// The file that remembers tokens over an unclean stop and shares them between processes; `nil` for none.
    public var tokenFile: String?
    /// The program's version, for the `User-Agent` header.
    public var version: String
    /// Intervals and limits.
    public var timings: SessionTimings

    /// Creates settings.
    public init(
        name: String,
        address: PBXAddress,
        clientID: String,
        clientSecret: Secret,
        trust: TLSTrust = .system,
        tokenFile: String? = nil,
        version: String = "0",
        timings: SessionTimings = SessionTimings()
    ) {
        self.name = name
        self.address = address
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.trust = trust
        self.tokenFile = tokenFile
        self.version = version
        self.timings = timings
    }

    var userAgent: String { "CallArchive/\(version)" }
}
