import CallModel
import Foundation
import TestSupport
import Testing

/// The scripted calls of `Tests/Scenarios`, through the mapper and the rules.
@Suite("A scripted call")
struct ScenarioCorpusTests {
    @Test func `is there for everything that people do with telephones`() {
        #expect(ScenarioFile.all.count >= 100)
        #expect(ScenarioFile.all.filter { $0.title.isEmpty || $0.start == 0 || $0.calls.isEmpty }.map(\.name) == [])
        let ids = ScenarioFile.all.flatMap { $0.calls.map(\.callID) }
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: ScenarioFile.all)
    func `becomes the call that it is`(file: ScenarioFile) {
        let differences = Self.differences(file, ScenarioFacts.frames(of: file))
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    @Test(arguments: ScenarioFile.all)
    func `is the same in whatever order its frames are processed`(file: ScenarioFile) {
        let seed = Self.seed()
        var generator = SeededRandom(seed: seed)
        for _ in 0..<20 {
            let differences = Self.differences(file, ScenarioFacts.frames(of: file).shuffled(using: &generator))
            guard differences.isEmpty else {
                Issue.record("seed \(seed)\n\(differences.joined(separator: "\n"))")
                return
            }
        }
    }

    @Test(arguments: ScenarioFile.all)
    func `is the same when every record comes twice`(file: ScenarioFile) {
        var frames = ScenarioFacts.frames(of: file)
        for var frame in frames where frame.origin == .history || Self.isRecord(frame) {
            frame.receipt.milliseconds += 600_000
            frames.append(frame)
        }
        let differences = Self.differences(file, frames)
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    /// 30011 has no time of its own: what came twice on the wire may have happened twice.
    @Test(arguments: ScenarioFile.all)
    func `keeps its legs and its outcome when every event comes twice`(file: ScenarioFile) {
        var frames = ScenarioFacts.frames(of: file)
        for var frame in frames where frame.origin == .event {
            frame.receipt.sequence += 1
            frames.append(frame)
        }
        let differences = Self.differences(file, frames).filter { !$0.contains(": offer") }
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    /// A leg is the same one, whichever feed it came by; who was rung besides is known from 30011 alone.
    @Test(arguments: ScenarioFile.all.filter { !$0.history.isEmpty && $0.namesWhoAnswered })
    func `is told by its history alone`(file: ScenarioFile) {
        let differences = Self.differences(file, ScenarioFacts.frames(of: file).filter { $0.origin == .history })
            .leavingOut("offer", "source", "queue_wait_seconds", "transfer_proven")
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    @Test(arguments: ScenarioFile.all.filter { $0.hasRecordOfEachLeg && $0.namesWhoAnswered })
    func `is told by its records alone`(file: ScenarioFile) {
        let records = ScenarioFacts.frames(of: file).filter { $0.origin == .directory || Self.isRecord($0) }
        // Names, and recordings that take their time, are in the history.
        let differences = Self.differences(file, records)
            .leavingOut("offer", "leg ", "caller_name", "recording", "transfer_proven")
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    private static func differences(_ file: ScenarioFile, _ frames: [ScenarioFacts.StoredFrame]) -> [String] {
        // The store adds these: the ending of the contact, and what several calls' facts tell together.
        ScenarioComparison.differences(
            file,
            ScenarioFacts(file, frames).derived().map(\.columns),
            except: ["contact_key", "linked_call"]
        )
    }

    /// Whether a frame is a record of the PBX (30012, 30039), which says the same however often it comes.
    private static func isRecord(_ frame: ScenarioFacts.StoredFrame) -> Bool {
        let text = String(decoding: frame.bytes.prefix(16), as: UTF8.self)
        return text.contains("30012") || text.contains("30039")
    }

    private static func seed() -> UInt64 {
        let given = ProcessInfo.processInfo.environment["CALLARCHIVE_SEED"].flatMap(UInt64.init)
        return given ?? .random(in: 0...(.max))
    }
}

extension ScenarioFile {
    /// Whether the legs alone tell who answered.
    fileprivate var namesWhoAnswered: Bool {
        calls.allSatisfy { call in
            guard case let person?? = call.values["answered_by"] else { return true }
            return call.legs.contains { $0["callee"] == person }
        }
    }

    fileprivate var hasRecordOfEachLeg: Bool {
        let legs = calls.map(\.legs.count)
        guard !calls.contains(where: { $0.values["state"] == "live" }) else { return false }
        return !legs.contains(0) && frames.count { $0.text.contains(#""type":30012"#) } == legs.reduce(0, +)
    }
}

extension [String] {
    /// The differences whose row or column does not begin with one of some words.
    fileprivate func leavingOut(_ words: String...) -> [String] {
        filter { difference in !words.contains { difference.contains(": \($0)") } }
    }
}
