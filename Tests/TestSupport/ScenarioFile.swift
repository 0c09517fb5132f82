public import CallModel
import Foundation
public import Testing

/// One file of `Tests/Scenarios`: what the PBX says of a call, literally, and what has to come of it.
///
/// The format is described in `Tests/Scenarios/README.md`.
public struct ScenarioFile: Sendable, CustomTestStringConvertible {
    /// A text of the PBX.
    public struct Line: Sendable {
        /// When it comes: milliseconds after the file's start.
        public var milliseconds: Int64
        public var text: String
    }

    /// What one call has to be: values by the columns of the views; `nil` for NULL.
    public struct ExpectedCall: Sendable {
        public var callID: String
        public var values: [String: String?]
        public var legs: [[String: String?]] = []
        public var offers: [[String: String?]] = []
    }

    /// The file's name without its ending.
    public let name: String
    /// The whole file.
    public let text: String
    public private(set) var title = ""
    /// UTC seconds.
    public private(set) var start: Int64 = 0
    /// The PBX's zone, where the archiver is told it.
    public private(set) var zone: String?
    /// How numbers are written at the PBX, where the archiver is told it.
    public private(set) var numberPlan: NumberPlan?
    public private(set) var frames: [Line] = []
    public private(set) var history: [Line] = []
    public private(set) var liveCalls: [Line] = []
    public private(set) var information: [Line] = []
    public private(set) var calls: [ExpectedCall] = []
    private var entries: [String: [String]] = [:]
    private var columns: [String]?

    public var testDescription: String { name }

    /// All files of the folder, by name.
    ///
    /// A file that cannot be read is one without calls: a test that wants some names it.
    public static let all: [ScenarioFile] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Scenarios")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.map { file in
            ScenarioFile(
                name: file.deletingPathExtension().lastPathComponent,
                text: (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            )
        }
    }()

    init(name: String, text: String) {
        self.name = name
        self.text = text
        var section = ""
        for line in text.unicodeScalars.split(separator: "\n").map({ String(Substring($0)) }) {
            if line.hasPrefix("## ") {
                section = String(line.dropFirst(3))
                columns = nil
                if section.hasPrefix("expect call ") {
                    calls.append(ExpectedCall(callID: String(section.dropFirst(12)), values: [:]))
                    section = "expect call"
                }
            } else if line.hasPrefix("# ") {
                title = String(line.dropFirst(2))
            } else {
                read(line, section)
            }
        }
    }

    /// The directory's lists as the PBX answers, by kind: extensions, queues, trunks.
    public var directory: [(kind: String, text: String)] {
        let extensions = (entries["extension"] ?? []).map { entry in
            let (number, name) = Self.halves(entry, " ")
            return #"{"number":"\#(number)","caller_id_name":"\#(name)"}"#
        }
        let queues = (entries["queue"] ?? []).map { entry in
            let (number, rest) = Self.halves(entry, " ")
            let (name, agents) = Self.halves(rest, ": ")
            let list = agents.split(separator: " ").map { #"{"text":"","text2":"\#($0)","value":"1"}"# }
            return #"{"number":"\#(number)","name":"\#(name)","static_agent_list":[\#(list.joined(separator: ","))]}"#
        }
        let trunks = (entries["trunk"] ?? []).map { #"{"name":"\#($0)"}"# }
        return [("extensions", extensions), ("queues", queues), ("trunks", trunks)].map { kind, rows in
            (kind, #"{"errcode":0,"errmsg":"SUCCESS","data":[\#(rows.joined(separator: ","))]}"#)
        }
    }

    private mutating func read(_ line: String, _ section: String) {
        switch section {
        case "":
            let (key, value) = Self.halves(line, ": ")
            if key == "zone" { zone = value }
            if key == "country" { numberPlan = NumberPlan(country: Country(code: value)) }
            if key == "outside line" {
                numberPlan = NumberPlan(country: numberPlan?.country, outsideLinePrefixes: [value])
            }
            if key == "start" { start = Self.seconds(value) ?? 0 }
        case "directory":
            let (kind, entry) = Self.halves(line, " ")
            entries[kind, default: []].append(entry)
        case "frames": frames += timed(line)
        case "history": history += timed(line)
        case "live calls": liveCalls += timed(line)
        case "information": information += timed(line)
        case "expect call":
            let (name, text) = Self.halves(line, ": ")
            if !calls.isEmpty { calls[calls.count - 1].values[name] = value(text, name) }
        case "expect legs", "expect offers":
            guard !calls.isEmpty, let row = tableRow(line) else { return }
            if section == "expect legs" {
                calls[calls.count - 1].legs.append(row)
            } else {
                calls[calls.count - 1].offers.append(row)
            }
        default: break
        }
    }

    /// A line that begins with `+` or `-` and seconds; any other one is a remark.
    private func timed(_ line: String) -> [Line] {
        let (moment, text) = Self.halves(line, " ")
        guard line.hasPrefix("+") || line.hasPrefix("-"), let seconds = Double(moment) else { return [] }
        return [Line(milliseconds: Int64((seconds * 1000).rounded()), text: text)]
    }

    private mutating func tableRow(_ line: String) -> [String: String?]? {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let columns else {
            columns = cells
            return nil
        }
        return Dictionary(
            zip(columns, cells).map { ($0, value($1, $0)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// `-` is NULL, `+5` an instant 5 seconds after the start, and what stands in quotes a JSON string.
    private func value(_ text: String, _ column: String) -> String? {
        if text == "-" { return nil }
        if column.hasSuffix("_at"), text.hasPrefix("+"), let seconds = Int64(text) { return String(start + seconds) }
        guard text.hasPrefix("\"") else { return text }
        return (try? JSONDecoder().decode(String.self, from: Data(text.utf8))) ?? text
    }

    private static func halves(_ text: String, _ separator: String) -> (String, String) {
        guard let range = text.range(of: separator) else { return (text, "") }
        return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
    }

    private static func seconds(_ text: String) -> Int64? {
        let style = Date.VerbatimFormatStyle(
            format:
                "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)",
            timeZone: .gmt,
            calendar: Calendar(identifier: .gregorian)
        )
        return (try? Date(text, strategy: style.parseStrategy)).map { Int64($0.timeIntervalSince1970) }
    }
}
