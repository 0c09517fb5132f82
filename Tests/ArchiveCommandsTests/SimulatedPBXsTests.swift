import Foundation
import PBXSimulator
import TestSupport
import Testing

@testable import ArchiveCommands

/// Several simulated PBXs of one command.
@Suite("Several simulated PBXs")
struct SimulatedPBXsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [
        (["--pbxs", "0"], "--pbxs takes 1 to 10000"),
        (["--pbxs", "2", "--port", "65535"], "as many ports from --port on"),
        (["--pbxs", "2", "--truth", "truth.json"], "--truth tells of one PBX"),
        (["--blast", "10", "--blast-pace", "0"], "must be positive"),
    ])
    func `are refused with a reason`(options: [String], reason: String) async {
        let run = await CommandRun(arguments: ["simulate"] + options)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errorOutput.contains(reason))
    }

    @Test func `stand in a file that an ingester takes, each with its name and port`() async throws {
        try await PBXSimulator.withRunning { first in
            let second = try await PBXSimulator.bind(certificates: first.certificates)
            async let serving: Void = second.run()
            let files = try SimulatorFiles(first, in: folder.path("it's one"))
            try files.writeSettings(of: [first, second])
            let settings = try SettingsFile(path: files.settingsPath)
            #expect(settings.pbxs.map { $0["pbx-name"] } == ["pbx-1", "pbx-2"])
            #expect(settings.pbxs.map { $0["pbx-url"] } == [first.baseURL, second.baseURL])
            #expect(settings.values["client-secret-file"] == folder.path("it's one/simulator-secret"))
            #expect(settings.values["tls-ca-file"] == folder.path("it's one/simulator-ca.pem"))
            second.shutdown()
            try await serving
        }
    }
}
