import Foundation
import Reports
import Yams

/// The YAML configuration file: settings by key, and a list of PBXs with settings of their own.
struct SettingsFile {
    /// Keys that may stand at the top, or in the environment.
    static let generalKeys: Set<String> = ["database", "log-format", "log-level"]
    /// Keys of one PBX.
    static let pbxKeys: Set<String> = [
        "pbx-url", "pbx-name", "client-id", "client-secret-file", "tls-ca-file", "tls-fingerprint", "allow-plaintext",
        "time-zone", "country", "outside-line-prefix", "history-days", "reconcile-every", "history-requests-per-second",
    ]

    var values: [String: String] = [:]
    var pbxs: [[String: String]] = []
    /// Of reports.
    var calendar = ReportCalendar.empty
    /// Extensions by group, for reports.
    var groups: [String: [String]] = [:]

    init() {}

    /// Reads the file that `--config` or `CALLARCHIVE_CONFIG` names; without one there are no settings.
    init(config: String?, in context: CommandContext) throws {
        let path = config ?? context.environment["CALLARCHIVE_CONFIG"] ?? ""
        if path.isEmpty { self.init() } else { try self.init(path: path) }
    }

    /// Reads a file.
    ///
    /// - Throws: ``OperatorError`` that names the file and the key.
    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw OperatorError(
                .noInput,
                "cannot read \(path): there is no such file, or no permission. Check --config."
            )
        }
        let root: Any?
        let text = String(decoding: data, as: UTF8.self)
        do {
            root = try Yams.load(yaml: text)
            if let node = try Yams.compose(yaml: text), node.mapping != nil { try readReportKeys(of: node, in: path) }
        } catch let error as YamlError {
            let reason = "\(error)".split(separator: "\n").first.map(String.init) ?? "it is not YAML"
            throw OperatorError(.configuration, "cannot read \(path): it is not YAML: \(reason). Correct the file.")
        }
        guard let root else { return }
        guard let map = root as? [String: Any] else {
            throw OperatorError(.configuration, "cannot read \(path): it holds no settings, such as `database: FILE`.")
        }
        for (key, value) in map where !Self.reportKeys.contains(key) {
            if key == "pbxs" {
                guard let list = value as? [[String: Any]] else {
                    throw OperatorError(.configuration, "\(path): pbxs must be a list of PBXs, each with its settings.")
                }
                pbxs = try list.map { try Self.strings($0, known: Self.pbxKeys, in: path) }
            } else {
                values.merge(
                    try Self.strings([key: value], known: Self.generalKeys.union(Self.pbxKeys), in: path)
                ) { $1 }
            }
        }
    }

    private static func strings(_ map: [String: Any], known: Set<String>, in path: String) throws -> [String: String] {
        var strings: [String: String] = [:]
        for (key, value) in map {
            guard key != "client-secret" else {
                throw OperatorError(
                    .configuration,
                    "\(path): client-secret does not belong into a file that others read. Put the secret into a file of "
                        + "its own and name it with client-secret-file."
                )
            }
            guard known.contains(key) else {
                throw OperatorError(
                    .configuration,
                    "\(path): there is no setting \(key). Known: "
                        + "\(known.union(Self.reportKeys).sorted().joined(separator: ", "))."
                )
            }
            switch value {
            case let text as String: strings[key] = text
            case let number as Int: strings[key] = String(number)
            // YAML takes the code of Norway for a no.
            case false as Bool where key == "country": strings[key] = "NO"
            case let flag as Bool: strings[key] = String(flag)
            default: throw OperatorError(.configuration, "\(path): \(key) must be one value.")
            }
        }
        return strings
    }
}
