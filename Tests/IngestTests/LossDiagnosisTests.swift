import ArchiveStore
import Testing
import YeastarProtocol

@testable import Ingest

@Suite("The reason of a gap")
struct LossDiagnosisTests {
    private static func loss(_ code: PBXError.Code) -> FeedLoss { FeedLoss(code, "why") }

    private static func closed(
        _ code: PBXError.Code,
        wasAsleep: Bool = false,
        obstacle: GapReason? = nil
    ) -> GapReason {
        var diagnosis = LossDiagnosis()
        return diagnosis.closed(loss(code), wasAsleep: wasAsleep, obstacle: obstacle)
    }

    @Test(
        "is said in the words of the field",
        arguments: [
            (PBXError.Code.pbxClosed, "PBX closed"), (.network, "network"), (.timeout, "network"),
            (.missedHeartbeats, "missed heartbeats"), (.tokenExpired, "token"), (.credentials, "credentials"),
            (.stopped, "archiver stopped"), (.deaf, "deaf"), (.notReading, "overload"), (.ipBlocked, "address blocked"),
            (.ipForbidden, "address forbidden"), (.apiUnavailable, "API unavailable"),
            (.protocolViolation, "PBX error"),
        ]
    )
    func words(code: PBXError.Code, word: String) {
        #expect(Self.closed(code).rawValue == word)
    }

    @Test func `is known for every kind of loss, and never in the program's own words`() {
        for code in PBXError.Code.allCases { #expect(!GapReason(Self.loss(code)).rawValue.contains("_")) }
    }

    @Test(
        "is the host's sleep when a connection died of it",
        arguments: [
            (PBXError.Code.pbxClosed, GapReason.hostAsleep), (.network, .hostAsleep), (.missedHeartbeats, .hostAsleep),
            (.tokenExpired, .token), (.stopped, .archiverStopped),
        ]
    )
    func sleep(code: PBXError.Code, reason: GapReason) {
        #expect(Self.closed(code, wasAsleep: true) == reason)
    }

    @Test func `is what kept the archive from taking data`() {
        #expect(Self.closed(.notReading, obstacle: .diskFull) == .diskFull)
        #expect(Self.closed(.network, obstacle: .diskFull) == .network)
    }

    @Test(
        "turns out to be a restart when the PBX closed its port, or forgot its tokens",
        arguments: [PBXError.Code.pbxClosed, .network, .missedHeartbeats],
        [PBXError.Code.connectionRefused, .tokenExpired]
    )
    func restart(lost: PBXError.Code, then: PBXError.Code) {
        var diagnosis = LossDiagnosis()
        _ = diagnosis.closed(Self.loss(lost), wasAsleep: false, obstacle: nil)
        let findings = [lost, then, then].map { diagnosis.attemptFailed(Self.loss($0)) }
        #expect(findings == [nil, .pbxRestart, nil])
        diagnosis.subscribed()
        let later = diagnosis.attemptFailed(Self.loss(then))
        #expect(later == nil)
    }

    @Test func `is what a person has to mend, as soon as that is known`() {
        var diagnosis = LossDiagnosis()
        _ = diagnosis.closed(Self.loss(.pbxClosed), wasAsleep: false, obstacle: nil)
        let finding = diagnosis.attemptFailed(Self.loss(.credentials))
        #expect(finding == .credentials)
    }

    // MARK: Standstill

    private static let start = ContinuousClock.now

    /// Ticks five seconds apart, then one after both clocks advanced by something else.
    private static func watch(continuous: Double, wall: Int64) -> StandstillWatch {
        var watch = StandstillWatch()
        for tick in 0..<3 {
            watch.tick(now: start + .seconds(5 * tick), milliseconds: 1_000_000 + Int64(tick) * 5_000)
        }
        watch.tick(now: start + .seconds(10 + continuous), milliseconds: 1_010_000 + wall * 1_000)
        return watch
    }

    @Test(arguments: [(300.0, 300), (5, 300), (300, 5), (300, -3000)] as [(Double, Int64)])
    func `a standstill shows in either clock`(continuous: Double, wall: Int64) {
        let standstill = Self.watch(continuous: continuous, wall: wall).standstill(
            before: 1_010_000 + wall * 1_000 + 900
        )
        #expect(standstill?.began == 1_010_000)
    }

    @Test(arguments: [(5.0, 5), (40, 40), (5, -3000)] as [(Double, Int64)])
    func `a busy machine, or a clock that was set back, is no standstill`(continuous: Double, wall: Int64) {
        #expect(Self.watch(continuous: continuous, wall: wall).standstill(before: 1_010_000 + wall * 1_000) == nil)
    }

    @Test func `a standstill explains no loss long after it`() {
        let watch = Self.watch(continuous: 300, wall: 300)
        #expect(watch.standstill(before: 1_310_000 + 100_000) != nil)
        #expect(watch.standstill(before: 1_310_000 + 200_000) == nil)
    }
}
