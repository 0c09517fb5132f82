import Foundation
import TestSupport
import Testing

/// What a person hears who names a scenario file that cannot be played.
@Suite("A scenario for the simulator")
struct ScenarioOptionTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `has to exist`() async {
        let run = await CommandRun(arguments: ["simulate", "--port", "0", "--scenario", folder.path("none.txt")])
        #expect(run.status == 66)
        #expect(run.output.isEmpty)
        #expect(run.errorOutput.contains("cannot read the scenario \(folder.path("none.txt"))"))
    }

    @Test func `has to be one`() async throws {
        let path = folder.path("bad.txt")
        try Data("# A call\n\n## frames\n+1 {\"type\":30011\n".utf8).write(to: URL(filePath: path))
        let run = await CommandRun(arguments: ["simulate", "--port", "0", "--scenario", path])
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(run.errorOutput.contains("Line 4 of \(path) is not +SECONDS and a JSON object"))
    }
}
