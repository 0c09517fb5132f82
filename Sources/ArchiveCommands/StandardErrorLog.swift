import Foundation
import Logging

/// Writes log lines to standard error: as text for a terminal, as one JSON object a line for machines.
struct StandardErrorLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    private let format: LogFormat
    private let output: @Sendable (String) -> Void

    init(format: LogFormat, level: Logger.Level, output: @escaping @Sendable (String) -> Void) {
        self.format = format
        logLevel = level
        self.output = output
    }

    /// A logger for a command.
    static func logger(_ settings: ArchiveSettings, in context: CommandContext) -> Logger {
        Logger(label: "callarchive") { _ in
            StandardErrorLog(format: settings.logFormat, level: settings.logLevel, output: context.errorOutput)
        }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let values = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let time = Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        switch format {
        case .text:
            let details = values.map { " \($0.key)=\(Self.quoted("\($0.value)"))" }.joined()
            output("\(time) \(event.level) \(event.message)\(details)")
        case .json:
            let fields = [("time", time), ("level", "\(event.level)"), ("message", "\(event.message)")]
            let all = fields + values.map { ($0.key, "\($0.value)") }
            output("{" + all.map { "\(Self.json($0.0)):\(Self.json($0.1))" }.joined(separator: ",") + "}")
        }
    }

    /// Text that a PBX may have supplied, harmless in a terminal.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.allSatisfy { ($0.isLetter || $0.isNumber || "-_.:/%".contains($0)) && $0.isASCII }
        return isPlain && !text.isEmpty ? text : json(text)
    }

    private static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _
            where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
                || scalar.properties.generalCategory == .format:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
