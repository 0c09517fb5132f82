import Foundation
import Schema
import Testing

/// Holds the repository to the rules that no compiler checks.
@Suite("The repository")
struct RepositoryTests {
    /// Our modules, each with those of ours that it may import; `Package.swift` lists them in this order.
    private static let allowedImports: [String: Set<String>] = [
        "Digests": ["COpenSSL"],
        "CallModel": [],
        "YeastarProtocol": [],
        "EventMapper": ["CallModel", "YeastarProtocol"],
        "YeastarClient": ["Digests", "YeastarProtocol"],
        "CallColumns": [],
        "ArchiveStore": ["CSQLiteSetup", "CallColumns", "CallModel", "EventMapper", "Schema", "Digests"],
        "Ingest": ["Digests", "CallModel", "YeastarProtocol", "EventMapper", "YeastarClient", "ArchiveStore"],
        "Reports": ["CallColumns", "CallModel", "ArchiveStore", "Digests"],
        "PBXSimulator": ["COpenSSL"],
        "ArchiveCommands": [
            "CallColumns", "CallModel", "YeastarProtocol", "EventMapper", "YeastarClient", "ArchiveStore", "Ingest",
            "Reports", "PBXSimulator",
        ],
        "callarchive": ["ArchiveCommands"],
        "MapperBench": ["CallModel", "EventMapper"],
    ]
    private static let ourModules = Set(allowedImports.keys).union(["COpenSSL", "CSQLiteSetup", "Schema"])

    private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("a module imports only what is below it", arguments: allowedImports.keys.sorted())
    func imports(of module: String) throws {
        let allowed = try #require(Self.allowedImports[module])
        for file in try swiftFiles(in: "Sources/\(module)") {
            for line in try lines(of: file) {
                let words = line.split(separator: " ")
                guard words.dropLast().last == "import", let imported = words.last.map(String.init) else { continue }
                guard Self.ourModules.contains(imported) else { continue }
                #expect(allowed.contains(imported), "\(file.lastPathComponent) must not import \(imported)")
            }
        }
    }

    @Test func `no module is left out`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
        #expect(Self.ourModules.subtracting(["Schema"]) == Set(folders))
        for module in Self.allowedImports.keys { #expect(try !swiftFiles(in: "Sources/\(module)").isEmpty) }
    }

    @Test func `no source file is longer than 400 lines`() throws {
        for file in try swiftFiles(in: "Sources") {
            let count = try lines(of: file).count
            #expect(count <= 400, "\(file.lastPathComponent) has \(count) lines")
        }
    }

    @Test func `every script in the folder is registered, in order`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Migrations/sql").path)
        #expect(files.sorted() == Schema.scripts.map(\.name))
        #expect(Schema.scripts.map(\.version) == Array(1...Schema.scripts.count))
        for script in Schema.scripts {
            let text = try String(contentsOf: root.appending(path: "Migrations/sql/\(script.name)"), encoding: .utf8)
            #expect(script.sql == text)
        }
    }

    @Test func `the scripts stay small enough to be embedded`() {
        #expect(Schema.scripts.map(\.sql.utf8.count).reduce(0, +) < 40_000)
    }

    @Test(
        "nothing dangerous is in the sources without a reason beside it",
        arguments: ["try!", "fatalError(", "@unchecked Sendable", "nonisolated(unsafe)", "Task.detached", " print("]
    )
    func dangers(word: String) throws {
        for file in try swiftFiles(in: "Sources") {
            for (number, line) in try lines(of: file).enumerated() where line.contains(word) {
                Issue.record("\(file.lastPathComponent):\(number + 1) has \(word)")
            }
        }
    }

    @Test func `the README's version of the program is the changelog's newest`() throws {
        let changelog = try String(contentsOf: root.appending(path: "CHANGELOG.md"), encoding: .utf8)
        let command = try String(
            contentsOf: root.appending(path: "Sources/ArchiveCommands/CallArchive.swift"),
            encoding: .utf8
        )
        let version = try #require(command.firstMatch(of: #/version = "([0-9.]+)"/#)?.1)
        #expect(changelog.contains("## \(version)"))
    }

    private func lines(of file: URL) throws -> [Substring] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    }

    private func swiftFiles(in folder: String) throws -> [URL] {
        let enumerator = FileManager.default.enumerator(
            at: root.appending(path: folder),
            includingPropertiesForKeys: nil
        )
        return try #require(enumerator).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }
}
