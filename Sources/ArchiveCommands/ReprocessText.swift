import ArchiveStore
import CallModel
import Foundation
import Reports

/// What reprocessing found, for a person and for machines.
enum ReprocessText {
    // MARK: - For a person

    static func table(_ found: ReprocessDifference, isApplied: Bool) -> String {
        var lines = [
            "Looked at \(count(found.frames, "frame")) and \(count(found.calls, "call")), by rules \(found.ruleVersion)."
        ]
        if found.isPartial { lines = ["Stopped early: this is not the whole file."] + lines }
        if found.unprovableCalls > 0 {
            lines.append("Left alone, because not all their frames are kept: \(count(found.unprovableCalls, "call")).")
        }
        guard !found.isEmpty else {
            lines.append(
                found.unprovableCalls > 0 || found.isPartial
                    ? "Nothing else is different so far as it was looked at."
                    : "Nothing is different: every row is what the frames say."
            )
            return text(lines)
        }
        lines += section("Frames", meanings(found))
        if found.framesWithOtherFacts > 0 {
            lines += [
                "",
                "Other facts beside calls (directory, clock, agents, surveys, …): \(count(found.framesWithOtherFacts, "frame")).",
            ]
        }
        if found.callsWithOtherFacts > 0 {
            let ids = found.samplesOfOtherFacts.map(String.init).joined(separator: ", ")
            let rest = found.callsWithOtherFacts > found.samplesOfOtherFacts.count ? ", …" : ""
            lines += [
                "",
                "Calls whose CDRs, member states or transfers are others: \(found.callsWithOtherFacts) (call \(ids)\(rest)).",
            ]
            if !isApplied { lines.append("Their links to other calls are told once that is written.") }
        }
        lines += section(
            "Rules",
            found.staleCalls.sorted { $0.key < $1.key }.map { version, calls in
                ["\(version) → \(found.ruleVersion)", "\(calls)", "calls made by other rules"]
            }
        )
        lines += section(
            "Rows",
            found.rows.map { change in
                ["\(change.view) \(change.kind.rawValue)", "\(change.count)", examples(change.samples)]
            }
        )
        lines += section(
            "Columns",
            found.columns.map { change in
                [
                    "\(change.view).\(change.column) (rules \(change.ruleVersion))", "\(change.count)",
                    examples(change.samples),
                ]
            }
        )
        if found.wrongHours > 0 { lines += ["", "Hourly sums that were not those of the calls: \(found.wrongHours)."] }
        lines += ["", summary(found, isApplied: isApplied)]
        for (reason, number) in found.failures.sorted(by: { $0.key < $1.key }) {
            lines.append("Not written, \(number) times: \(reason)")
        }
        if isApplied, found.changesDirectory {
            lines.append(
                "A directory or a clock has changed: restart a running ingester, so that it reads them, and reprocess again."
            )
        }
        return text(lines)
    }

    private static func summary(_ found: ReprocessDifference, isApplied: Bool) -> String {
        let calls = "\(count(found.changedCalls, "call")) of \(found.calls) \(isApplied ? "changed" : "would change")"
        return isApplied
            ? "\(calls); all of this is written." : "\(calls). Nothing is written; `--apply` writes it."
    }

    private static func meanings(_ found: ReprocessDifference) -> [[String]] {
        found.meanings.map { change in
            let ids = change.frames.map(String.init).joined(separator: ", ")
            return [
                change.type.map { "\(change.origin.rawValue) \($0)" } ?? change.origin.rawValue, "\(change.count)",
                "\(change.old) → \(change.new) (frame \(ids)\(change.count > change.frames.count ? ", …" : ""))",
            ]
        }
    }

    private static func examples(_ samples: [ReprocessDifference.Sample]) -> String {
        samples.map { sample in
            let call = sample.call.map { "call \($0)" } ?? "call \(sample.callID)"
            return "\(call): \(sample.old ?? "nothing") → \(sample.new ?? "nothing")"
        }.joined(separator: "; ")
    }

    /// Columns side by side: what, how many, and examples.
    private static func section(_ title: String, _ rows: [[String]]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let first = rows.map { $0[0].count }.max() ?? 0
        let second = rows.map { $0[1].count }.max() ?? 0
        return ["", title]
            + rows.map { row in
                "  " + row[0] + String(repeating: " ", count: first - row[0].count + 2)
                    + String(repeating: " ", count: second - row[1].count) + row[1] + "  " + row[2]
            }
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private static func text(_ lines: [String]) -> String { lines.map(SafeText.visible).joined(separator: "\n") + "\n" }

    // MARK: - For machines

    static func json(_ found: ReprocessDifference, isApplied: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Document(found, isApplied: isApplied)), as: UTF8.self) + "\n"
    }

    private struct Document: Encodable {
        struct Sample: Encodable {
            enum CodingKeys: String, CodingKey {
                case call, old, new
                case callID = "call_id"
            }

            let sample: ReprocessDifference.Sample

            func encode(to encoder: any Encoder) throws {
                var fields = encoder.container(keyedBy: CodingKeys.self)
                // Unknown is null, not left out.
                try fields.encode(sample.call, forKey: .call)
                try fields.encode(sample.callID, forKey: .callID)
                try fields.encode(sample.old, forKey: .old)
                try fields.encode(sample.new, forKey: .new)
            }
        }

        struct Column: Encodable {
            var view: String
            var column: String
            var ruleVersion: Int
            var count: Int
            var samples: [Sample]
        }

        struct Rows: Encodable {
            var view: String
            var change: String
            var count: Int
            var samples: [Sample]
        }

        struct Meaning: Encodable {
            enum CodingKeys: String, CodingKey {
                case origin, type, old, new, count, frames
            }

            let change: ReprocessDifference.MeaningChange

            func encode(to encoder: any Encoder) throws {
                var fields = encoder.container(keyedBy: CodingKeys.self)
                try fields.encode(change.origin.rawValue, forKey: .origin)
                try fields.encode(change.type, forKey: .type)
                try fields.encode(change.old, forKey: .old)
                try fields.encode(change.new, forKey: .new)
                try fields.encode(change.count, forKey: .count)
                try fields.encode(change.frames, forKey: .frames)
            }
        }

        struct Version: Encodable {
            var ruleVersion: Int
            var calls: Int
        }

        let applied: Bool
        let complete: Bool
        let ruleVersion: Int
        let frames: Int
        let calls: Int
        let unprovableCalls: Int
        let changedCalls: Int
        let callsWithOtherFacts: Int
        /// Some of them, by their rows.
        let samplesOfOtherFacts: [Int64]
        let framesWithOtherFacts: Int
        let wrongHours: Int
        let staleCalls: [Version]
        let columns: [Column]
        let rows: [Rows]
        let meanings: [Meaning]
        let failures: [String]

        init(_ found: ReprocessDifference, isApplied: Bool) {
            applied = isApplied
            complete = !found.isPartial
            ruleVersion = found.ruleVersion
            frames = found.frames
            calls = found.calls
            unprovableCalls = found.unprovableCalls
            changedCalls = found.changedCalls
            callsWithOtherFacts = found.callsWithOtherFacts
            samplesOfOtherFacts = found.samplesOfOtherFacts
            framesWithOtherFacts = found.framesWithOtherFacts
            wrongHours = found.wrongHours
            staleCalls = found.staleCalls.sorted { $0.key < $1.key }.map {
                Version(ruleVersion: $0.key, calls: $0.value)
            }
            columns = found.columns.map {
                Column(
                    view: $0.view,
                    column: $0.column,
                    ruleVersion: $0.ruleVersion,
                    count: $0.count,
                    samples: $0.samples.map(Sample.init)
                )
            }
            rows = found.rows.map {
                Rows(view: $0.view, change: $0.kind.rawValue, count: $0.count, samples: $0.samples.map(Sample.init))
            }
            meanings = found.meanings.map(Meaning.init)
            failures = found.failures.keys.sorted()
        }
    }
}
