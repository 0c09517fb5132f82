import ArchiveStore
import CallModel
import Configuration
import Foundation
import Ingest
import Logging
import YeastarClient
import YeastarProtocol

/// What an ingester needs to know, resolved once at start and then passed down.
///
/// Each value comes from the first place that has it: flag, environment, configuration file, default. An entry of the
/// file's list of PBXs comes before them all. The secret has two names in the environment; the secret itself comes first.
///
/// | key | environment | value | default |
/// |---|---|---|---|
/// | `database` | `CALLARCHIVE_DATABASE` | file | none, required |
/// | `log-format` | `CALLARCHIVE_LOG_FORMAT` | text, json | text |
/// | `log-level` | `CALLARCHIVE_LOG_LEVEL` | debug, info, notice, warning, error | info |
/// | `pbx-url` | `CALLARCHIVE_PBX_URL` | `https://host[:port]` | none, required |
/// | `pbx-name` | `CALLARCHIVE_PBX_NAME` | text | the host |
/// | `client-id` | `CALLARCHIVE_CLIENT_ID` | text | none, required |
/// | `client-secret-file` | `CALLARCHIVE_CLIENT_SECRET_FILE` | file | the variable `CALLARCHIVE_CLIENT_SECRET` |
/// | `tls-ca-file` | `CALLARCHIVE_TLS_CA_FILE` | PEM file | system trust |
/// | `tls-fingerprint` | `CALLARCHIVE_TLS_FINGERPRINT` | `sha256:HEX` | system trust |
/// | `allow-plaintext` | `CALLARCHIVE_ALLOW_PLAINTEXT` | true, false | false |
/// | `time-zone` | `CALLARCHIVE_TIME_ZONE` | IANA zone | what the PBX tells |
/// | `country` | `CALLARCHIVE_COUNTRY` | ISO 3166 code of the outside lines, or none | what the archive has |
/// | `outside-line-prefix` | `CALLARCHIVE_OUTSIDE_LINE_PREFIX` | digits, comma separated, or none | what the archive has |
/// | `history-days` | `CALLARCHIVE_HISTORY_DAYS` | days, 1 or more | all |
/// | `reconcile-every` | `CALLARCHIVE_RECONCILE_EVERY` | seconds, 1 or more | 600 |
/// | `history-requests-per-second` | `CALLARCHIVE_HISTORY_REQUESTS_PER_SECOND` | number, 1 or more | 2 |
struct ArchiveSettings {
    var database: String
    var logFormat: LogFormat
    var logLevel: Logger.Level
    var feeds: [PBXFeedSettings]

    /// Resolves the settings.
    ///
    /// - Throws: ``OperatorError`` that says which setting is missing or wrong.
    init(flags: [String: String], file: SettingsFile, environment: [String: String]) throws {
        let general = SettingReader(before: [flags], environment: environment, after: [file.values])
        guard let database = general.text("database") else {
            throw OperatorError(
                .configuration,
                "no archive was named. Add --database FILE, or set CALLARCHIVE_DATABASE or database in the "
                    + "configuration file."
            )
        }
        self.database = database
        logFormat = try general.word("log-format") ?? .text
        logLevel = try general.word("log-level") ?? .info
        // The list of the file serves when neither a flag nor the environment names one PBX.
        let named = SettingReader(before: [flags], environment: environment).text("pbx-url")
        let sets: [[String: String]] = named == nil && !file.pbxs.isEmpty ? file.pbxs : [[:]]
        feeds = try sets.map { set in
            // Nothing else may speak for one of many.
            try Self.feed(
                SettingReader(before: [set, flags], environment: environment, after: [file.values]),
                database: database
            )
        }
        let names = feeds.map(\.connection.name)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw OperatorError(
                .configuration,
                "two PBXs are called \(twice). Give each a pbx-name of its own; it identifies the PBX in the archive."
            )
        }
    }

    // MARK: One PBX

    private static func feed(_ settings: SettingReader, database: String) throws -> PBXFeedSettings {
        guard let url = settings.text("pbx-url") else {
            throw OperatorError(.configuration, "no PBX was named. Add --pbx-url https://HOST:PORT.")
        }
        let address: PBXAddress
        do {
            address = try PBXAddress(url, allowPlaintext: try settings.flag("allow-plaintext"))
        } catch {
            throw OperatorError(.configuration, "\(error)")
        }
        guard let clientID = settings.text("client-id") else {
            throw OperatorError(
                .configuration,
                "no Client ID for \(address). Add --client-id, as shown on the PBX under Integrations > API."
            )
        }
        var timings = SessionTimings()
        if let rate = try settings.number("history-requests-per-second") { timings.historyPace = .seconds(1) / rate }
        let connection = PBXSettings(
            name: settings.text("pbx-name") ?? address.host,
            address: address,
            clientID: clientID,
            clientSecret: try secret(settings),
            trust: try trust(settings),
            tokenFile: ArchivePath.tokens(of: database),
            version: CallArchive.version,
            timings: timings
        )
        let zone = settings.text("time-zone")
        if let zone, TimeZone(identifier: zone) == nil {
            throw OperatorError(.configuration, "there is no time zone \(zone). Use an IANA name such as Europe/Paris.")
        }
        return PBXFeedSettings(
            connection: connection,
            timeZone: zone,
            numberPlan: try numberPlan(settings),
            historyDays: try settings.number("history-days"),
            reconcileEvery: .seconds(try settings.number("reconcile-every") ?? 600)
        )
    }

    /// How numbers are written; `nil` when neither setting is there.
    private static func numberPlan(_ settings: SettingReader) throws -> NumberPlan? {
        let (code, prefixes) = (settings.text("country"), settings.text("outside-line-prefix"))
        if code == nil, prefixes == nil { return nil }
        var country: Country?
        if let code, code != "none" {
            country = Country(code: code)
            guard country != nil else {
                throw OperatorError(
                    .configuration,
                    "country must be the two letters of a country, or none, not \"\(code)\". Known: "
                        + "\(Country.codes.joined(separator: ", "))."
                )
            }
        }
        let list =
            prefixes == "none" ? [] : prefixes?.split(separator: ",").map { $0.filter { !$0.isWhitespace } } ?? []
        let plan = NumberPlan(country: country, outsideLinePrefixes: list)
        guard plan.outsideLinePrefixes.count == list.count else {
            throw OperatorError(
                .configuration,
                "outside-line-prefix must be one to five digits such as 0, or several as 0,9, not \"\(prefixes ?? "")\"."
            )
        }
        return plan
    }

    private static func secret(_ settings: SettingReader) throws -> Secret {
        let key = "client-secret-file"
        if let path = settings.textBeforeEnvironment(key) { return try secret(inFile: path) }
        if let text = settings.environment["CALLARCHIVE_CLIENT_SECRET"], !text.isEmpty { return Secret(text) }
        if let path = settings.text(key) { return try secret(inFile: path) }
        throw OperatorError(
            .configuration,
            "no Client Secret. Put it into a file and add --client-secret-file FILE, or set CALLARCHIVE_CLIENT_SECRET."
        )
    }

    private static func secret(inFile path: String) throws -> Secret {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw OperatorError(
                .noInput,
                "cannot read \(path): no such file, or no permission. It must hold the secret."
            )
        }
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else {
            throw OperatorError(.configuration, "\(path) is empty. It must hold the Client Secret.")
        }
        return Secret(text)
    }

    private static func trust(_ settings: SettingReader) throws -> TLSTrust {
        switch (settings.text("tls-ca-file"), settings.text("tls-fingerprint")) {
        case (nil, nil): return .system
        case (let path?, nil):
            guard FileManager.default.isReadableFile(atPath: path) else {
                throw OperatorError(.noInput, "cannot read \(path): no such file, or no permission. Check tls-ca-file.")
            }
            return try trust { () throws(PBXError) in try TLSTrust(certificateFile: path) }
        case (nil, let fingerprint?):
            return try trust { () throws(PBXError) in try TLSTrust(fingerprint: fingerprint) }
        case (.some, .some):
            throw OperatorError(.configuration, "tls-ca-file and tls-fingerprint exclude each other. Remove one.")
        }
    }

    private static func trust(_ make: () throws(PBXError) -> TLSTrust) throws -> TLSTrust {
        do {
            return try make()
        } catch {
            // That certificates are not trusted may pass; that nobody can be trusted may not.
            throw OperatorError(.configuration, "\(error)")
        }
    }
}

/// Reads single settings, and says which one is wrong.
struct SettingReader {
    /// The process's variables.
    let environment: [String: String]
    private let first: ConfigReader
    private let all: ConfigReader

    /// Creates a reader of what several sources say.
    ///
    /// - Parameters:
    ///   - before: What comes before the environment, the first one first.
    ///   - environment: The process's variables.
    ///   - after: What comes after the environment.
    init(before: [[String: String]], environment: [String: String], after: [[String: String]] = []) {
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
        self.environment = environment
        first = ConfigReader(providers: before.map(Self.provider))
        all = ConfigReader(providers: before.map(Self.provider) + [variables] + after.map(Self.provider))
    }

    private static func provider(_ values: [String: String]) -> any ConfigProvider {
        InMemoryProvider(
            values: Dictionary(
                uniqueKeysWithValues: values.map { key, value in
                    (AbsoluteConfigKey(["callarchive", key]), ConfigValue(.string(value), isSecret: false))
                }
            )
        )
    }

    func text(_ key: String) -> String? { Self.text(key, in: all) }

    /// The same, but only from what comes before the environment.
    func textBeforeEnvironment(_ key: String) -> String? { Self.text(key, in: first) }

    private static func text(_ key: String, in config: ConfigReader) -> String? {
        let value = config.string(forKey: ConfigKey(["callarchive", key]))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
        return value?.isEmpty == false ? value : nil
    }

    func number(_ key: String) throws -> Int? {
        guard let text = text(key) else { return nil }
        guard let number = Int(text), number >= 1 else {
            throw OperatorError(.configuration, "\(key) must be a whole number of at least 1, not \"\(text)\".")
        }
        return number
    }

    func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String) throws -> Word? {
        guard let text = text(key) else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw OperatorError(.configuration, "\(key) must be one of \(words), not \"\(text)\".")
        }
        return word
    }

    func flag(_ key: String) throws -> Bool {
        switch text(key)?.lowercased() {
        case nil, "false", "no", "0": return false
        case "true", "yes", "1": return true
        case let text?: throw OperatorError(.configuration, "\(key) must be true or false, not \"\(text)\".")
        }
    }
}
