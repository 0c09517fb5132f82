import ArgumentParser
import Foundation
import Logging

/// The settings of an ingester as flags; each is also an environment variable and a key of the configuration file.
struct IngestOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The YAML file with any of these settings.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The archive. It is created when it is missing.", valueName: "file"))
    var database: String?

    @Option(help: ArgumentHelp("The PBX, such as https://192.0.2.10:8088.", valueName: "url"))
    var pbxURL: String?

    @Option(help: ArgumentHelp("How the PBX is called in the archive. Default: its host.", valueName: "name"))
    var pbxName: String?

    @Option(help: ArgumentHelp("The Client ID of the PBX's API page.", valueName: "id"))
    var clientID: String?

    @Option(
        help: ArgumentHelp(
            "A file that holds the Client Secret (or set CALLARCHIVE_CLIENT_SECRET).",
            valueName: "file"
        )
    )
    var clientSecretFile: String?

    @Option(
        name: .customLong("tls-ca-file"),
        help: ArgumentHelp("Trust the certificates of this PEM file. Default: the system's.", valueName: "file")
    )
    var tlsCAFile: String?

    @Option(
        help: ArgumentHelp(
            "Trust exactly one certificate, by the SHA-256 of its DER form.",
            valueName: "sha256:hex"
        )
    )
    var tlsFingerprint: String?

    @Flag(help: "Allow http:// to another machine. Calls, tokens and secrets are then readable on the way.")
    var allowPlaintext = false

    @Option(help: ArgumentHelp("The PBX's zone, for one that does not tell: Europe/Paris.", valueName: "zone"))
    var timeZone: String?

    @Option(
        help: ArgumentHelp("The country of the PBX's outside lines, such as FR; none to forget it.", valueName: "code")
    )
    var country: String?

    @Option(
        help: ArgumentHelp(
            "What is dialled for an outside line, such as 0, or several as 0,9; none to forget it.",
            valueName: "digits"
        )
    )
    var outsideLinePrefix: String?

    @Option(help: ArgumentHelp("How far the first import of history reaches. Default: all.", valueName: "days"))
    var historyDays: Int?

    @Option(help: ArgumentHelp("How often to reconcile with the history. Default: 600.", valueName: "seconds"))
    var reconcileEvery: Int?

    @Option(help: ArgumentHelp("How hard to read the history: requests a second. Default: 2.", valueName: "number"))
    var historyRequestsPerSecond: Int?

    /// The flags that were given, under the keys of the configuration file.
    var values: [String: String] {
        var values: [String: String] = [:]
        values["database"] = database
        values["pbx-url"] = pbxURL
        values["pbx-name"] = pbxName
        values["client-id"] = clientID
        values["client-secret-file"] = clientSecretFile
        values["tls-ca-file"] = tlsCAFile
        values["tls-fingerprint"] = tlsFingerprint
        values["allow-plaintext"] = allowPlaintext ? "true" : nil
        values["time-zone"] = timeZone
        values["country"] = country
        values["outside-line-prefix"] = outsideLinePrefix
        values["history-days"] = historyDays.map(String.init)
        values["reconcile-every"] = reconcileEvery.map(String.init)
        values["history-requests-per-second"] = historyRequestsPerSecond.map(String.init)
        return values
    }
}

/// How the log looks.
enum LogFormat: String, CaseIterable {
    case text
    case json
}

/// The flags of the log on standard error.
struct LogOptions: ParsableArguments {
    @Option(help: ArgumentHelp("text or json. Default: text.", valueName: "format"))
    var logFormat: String?

    @Option(help: ArgumentHelp("debug, info, notice, warning or error. Default: info.", valueName: "level"))
    var logLevel: String?

    func validate() throws {
        if let logFormat, LogFormat(rawValue: logFormat) == nil {
            throw ValidationError("there is no log format \(logFormat). Use text or json.")
        }
        if let logLevel, Logger.Level(rawValue: logLevel) == nil {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("there is no log level \(logLevel). Use one of \(levels).")
        }
    }

    /// The flags that were given, under the keys of the configuration file.
    var values: [String: String] {
        var values: [String: String] = [:]
        values["log-format"] = logFormat
        values["log-level"] = logLevel
        return values
    }
}
