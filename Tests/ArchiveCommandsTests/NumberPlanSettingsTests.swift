import CallModel
import Foundation
import Ingest
import TestSupport
import Testing

@testable import ArchiveCommands

@Suite("How numbers are written, as a setting")
struct NumberPlanSettingsTests {
    private static let flags = ["database": "a.sqlite", "pbx-url": "https://192.0.2.10", "client-id": "x"]

    private func plan(_ values: [String: String], environment: [String: String] = [:]) throws -> NumberPlan? {
        var environment = environment
        environment["CALLARCHIVE_CLIENT_SECRET"] = "y"
        return try ArchiveSettings(
            flags: Self.flags.merging(values) { $1 },
            file: SettingsFile(),
            environment: environment
        ).feeds.first?.numberPlan
    }

    @Test func `comes from flags, the environment or the file, and is left alone where nothing says it`() throws {
        #expect(try plan([:]) == nil)
        let france = NumberPlan(country: Country(code: "FR"), outsideLinePrefixes: ["0", "9"])
        #expect(try plan(["country": "fr", "outside-line-prefix": "0, 9"]) == france)
        #expect(try plan(["outside-line-prefix": "0,9"], environment: ["CALLARCHIVE_COUNTRY": "FR"]) == france)
        #expect(try plan(["country": "none"]) == NumberPlan())
        #expect(try plan(["country": "DE", "outside-line-prefix": "none"]) == NumberPlan(country: Country(code: "DE")))
    }

    @Test(
        "is refused where it makes no sense",
        arguments: [
            ("country", "XX"), ("country", "France"), ("outside-line-prefix", "x"), ("outside-line-prefix", "0-0"),
        ]
    )
    func isRefused(key: String, value: String) {
        #expect(throws: OperatorError.self) { try plan([key: value]) }
    }

    @Test func `each PBX of the file has its own, and Norway is a country`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("settings.yaml")
        let text = """
            database: a.sqlite
            client-id: x
            pbxs:
              - pbx-url: https://192.0.2.10
                country: NO
              - pbx-url: https://192.0.2.11
                country: DE
                outside-line-prefix: 0
            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let settings = try ArchiveSettings(
            flags: [:],
            file: try SettingsFile(path: path),
            environment: ["CALLARCHIVE_CLIENT_SECRET": "y"]
        )
        #expect(
            settings.feeds.map(\.numberPlan) == [
                NumberPlan(country: Country(code: "NO")),
                NumberPlan(country: Country(code: "DE"), outsideLinePrefixes: ["0"]),
            ]
        )
    }
}
