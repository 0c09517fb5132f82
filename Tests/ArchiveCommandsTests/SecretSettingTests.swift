import Foundation
import Ingest
import TestSupport
import Testing
import YeastarClient
import YeastarProtocol

@testable import ArchiveCommands

@Suite("The Client Secret, as a setting")
struct SecretSettingTests {
    /// Where a secret may stand; each place holds its own name.
    enum Place: String, CaseIterable {
        case entry
        case flag
        case variable
        case fileVariable
        case file
    }

    private func secret(_ places: [Place]) throws -> Secret {
        let folder = try TemporaryFolder()
        func path(_ place: Place) throws -> String {
            let path = folder.path(place.rawValue)
            try Data("\(place.rawValue)\n".utf8).write(to: URL(filePath: path))
            return path
        }
        var flags = ["database": "a.sqlite"]
        var file = SettingsFile()
        file.values = ["client-id": "x"]
        var environment: [String: String] = [:]
        if places.contains(.entry) {
            file.pbxs = [["pbx-url": "https://192.0.2.10", "client-secret-file": try path(.entry)]]
        } else {
            flags["pbx-url"] = "https://192.0.2.10"
        }
        if places.contains(.flag) { flags["client-secret-file"] = try path(.flag) }
        if places.contains(.variable) { environment["CALLARCHIVE_CLIENT_SECRET"] = "variable" }
        if places.contains(.fileVariable) {
            environment["CALLARCHIVE_CLIENT_SECRET_FILE"] = try path(.fileVariable)
        }
        if places.contains(.file) { file.values["client-secret-file"] = try path(.file) }
        let settings = try ArchiveSettings(flags: flags, file: file, environment: environment)
        return try #require(settings.feeds.first).connection.clientSecret
    }

    @Test("comes from the first place that has it, as README says", arguments: Place.allCases.indices)
    func order(first: Int) throws {
        let places = Array(Place.allCases[first...])
        let found = try secret(places)
        #expect(found == Secret(places[0].rawValue), "\(places)")
    }
}
