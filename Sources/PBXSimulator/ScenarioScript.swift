import Foundation

/// One scripted call, read from a text file: what the PBX says of it, literally, and when.
///
/// The format is that of `Tests/Scenarios`; what a file expects of an archive is left unread here.
public struct ScenarioScript: Sendable {
    /// What happens at one moment.
    struct Step: Sendable {
        enum Action: Sendable {
            /// A frame, and whether anybody gets it.
            case frame(String, isHeard: Bool)
            /// A row that is in the history from now on.
            case row(String, startedAt: Int)
        }

        /// After the file's start.
        var milliseconds: Int
        var action: Action
    }

    /// What happened, in one line.
    public let title: String
    /// In the order of their moments.
    let steps: [Step]
    /// Extensions, queues and trunks that the call needs.
    let directory: [String]

    /// Reads a scenario file.
    ///
    /// - Parameters:
    ///   - text: The file's content.
    ///   - name: The file's name, for the error.
    /// - Throws: ``SimulatorError`` when the text is no scenario.
    public init(_ text: String, name: String) throws {
        var title: String?
        var steps: [Step] = []
        var directory: [String] = []
        var section = ""
        for (number, scalars) in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let line = String(Substring(scalars))
            if line.hasPrefix("## ") {
                section = String(line.dropFirst(3))
            } else if line.hasPrefix("# ") {
                title = title ?? String(line.dropFirst(2))
            } else if section == "directory", !line.isEmpty {
                directory.append(line)
            } else if ["frames", "lost", "history"].contains(section), line.hasPrefix("+") {
                guard let step = Self.step(line, section) else {
                    throw SimulatorError(
                        description:
                            "Line \(number + 1) of \(name) is not +SECONDS and a JSON object: \(line.prefix(60))"
                    )
                }
                steps.append(step)
            }
        }
        guard let title, !steps.isEmpty else {
            throw SimulatorError(
                description: "\(name) is no scenario: it needs a line \"# title\", and frames or history rows."
            )
        }
        self.title = title
        self.steps = steps.enumerated()
            .sorted { ($0.element.milliseconds, $0.offset) < ($1.element.milliseconds, $1.offset) }.map(\.element)
        self.directory = directory
    }

    private static func step(_ line: String, _ section: String) -> Step? {
        guard let space = line.firstIndex(of: " "), let seconds = Double(line[..<space]), 0..<86_400 ~= seconds
        else { return nil }
        let text = String(line[line.index(after: space)...])
        guard let object = object(text) else { return nil }
        let milliseconds = Int((seconds * 1_000).rounded())
        guard section == "history" else {
            return Step(milliseconds: milliseconds, action: .frame(text, isHeard: section == "frames"))
        }
        return (object["timestamp"] as? Int).map {
            Step(milliseconds: milliseconds, action: .row(text, startedAt: $0))
        }
    }

    /// The members of a JSON text that is an object.
    static func object(_ text: String) -> [String: Any]? {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
    }
}

extension PBXDirectory {
    /// Adds the extensions, queues and trunks of a scenario that are not there yet.
    public mutating func add(_ scenario: ScenarioScript) {
        for line in scenario.directory {
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count > 1 else { continue }
            let rest = words.count > 2 ? words[2] : ""
            switch words[0] {
            case "extension" where !extensions.contains { $0.number == words[1] }:
                extensions.append(Entry(number: words[1], name: rest))
            case "queue" where !queues.contains { $0.number == words[1] }:
                let parts = rest.split(separator: ":").map(String.init)
                let agents = parts.dropFirst().first?.split(separator: " ").map(String.init) ?? []
                queues.append(Queue(number: words[1], name: parts.first ?? "", agents: agents))
            case "trunk" where !trunks.contains(line.dropFirst(6).description): trunks.append(String(line.dropFirst(6)))
            default: break
            }
        }
    }
}
