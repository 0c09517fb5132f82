public import CallModel
public import YeastarClient

/// One PBX to archive.
public struct PBXFeedSettings: Sendable {
    public var connection: PBXSettings
    /// The IANA zone to fall back on when the PBX does not tell its offset.
    public var timeZone: String?
    /// How numbers are written there; `nil` leaves what the archive has.
    public var numberPlan: NumberPlan?
    /// How far the first import of history reaches, in days; `nil` for all of it.
    public var historyDays: Int?
    /// How often the archive is reconciled with the PBX's history.
    public var reconcileEvery: Duration

    public init(
        connection: PBXSettings,
        timeZone: String? = nil,
        numberPlan: NumberPlan? = nil,
        historyDays: Int? = nil,
        reconcileEvery: Duration = .seconds(600)
    ) {
        self.connection = connection
        self.timeZone = timeZone
        self.numberPlan = numberPlan
        self.historyDays = historyDays
        self.reconcileEvery = reconcileEvery
    }
}
