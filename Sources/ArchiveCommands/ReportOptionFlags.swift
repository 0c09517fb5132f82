import ArgumentParser
import Reports

/// What a report can be told beyond its period and filters.
struct ReportOptionFlags: ParsableArguments {
    @Option(
        defaultAsFlag: "inside",
        help: ArgumentHelp(
            "Only business hours, or only the time outside them: inside or outside. The configuration file has them.",
            valueName: "part"
        )
    )
    var businessHours: String?

    @Option(
        help: ArgumentHelp("only or exclude: the holidays of the configuration file.", valueName: "part")
    )
    var holidays: String?

    @Option(help: ArgumentHelp("Rows for each hour, day, weekday, week or month.", valueName: "stretch"))
    var groupBy: String?

    @Option(help: ArgumentHelp("Compare with previous or same-last-year.", valueName: "period"))
    var compare: String?

    @Option(help: ArgumentHelp("The limit of the service level. Default: 20.", valueName: "seconds"))
    var serviceLevel: Int64?

    @Option(
        help: ArgumentHelp(
            "all, without-short-abandons, without-abandons-within, answered-only or abandons-within-met. Default: all.",
            valueName: "name"
        )
    )
    var serviceLevelVariant: String?

    @Option(help: ArgumentHelp("Up to which wait an abandoned call is short. Default: 5.", valueName: "seconds"))
    var shortAbandon: Int64?

    @Option(help: ArgumentHelp("default, or strict: without voicemail and short abandons.", valueName: "variant"))
    var missed: String?

    @Option(
        help: ArgumentHelp("queue: left this queue, or true: answered nowhere. Default: queue.", valueName: "variant")
    )
    var abandon: String?

    @Option(help: ArgumentHelp("How soon after a call counts, for reports that ask that.", valueName: "seconds"))
    var within: Int64?

    /// Adds what was given to a request.
    ///
    /// - Throws: ``OperatorError`` for a word or a number that makes no sense.
    func apply(to request: inout ReportRequest, settings: SettingsFile) throws {
        request.groups = settings.groups
        request.filter.calendar.calendar = settings.calendar
        request.filter.calendar.businessHours = try Self.word(businessHours, "--business-hours")
        request.filter.calendar.holidays = try Self.word(holidays, "--holidays")
        request.options.bucket = try Self.word(groupBy, "--group-by")
        request.options.comparison = try Self.word(compare, "--compare")
        if let seconds = try Self.seconds(serviceLevel, "--service-level") {
            request.options.serviceLevel.seconds = seconds
        }
        if let variant: ServiceLevel.Variant = try Self.word(serviceLevelVariant, "--service-level-variant") {
            request.options.serviceLevel.variant = variant
        }
        if let seconds = try Self.seconds(shortAbandon, "--short-abandon") {
            request.options.shortAbandonSeconds = seconds
        }
        if let variant: MissedVariant = try Self.word(missed, "--missed") { request.options.missed = variant }
        if let variant: AbandonVariant = try Self.word(abandon, "--abandon") { request.options.abandoned = variant }
        request.options.withinSeconds = try Self.seconds(within, "--within")
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String?,
        _ option: String
    ) throws -> Word? {
        guard let text else { return nil }
        if let word = Word(rawValue: text.lowercased()) { return word }
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw OperatorError(.usage, "\(option) \(text) is unknown: use one of \(known).")
    }

    private static func seconds(_ number: Int64?, _ option: String) throws -> Int64? {
        guard let number, !(0...315_360_000).contains(number) else { return number }
        throw OperatorError(.usage, "\(option) \(number) is no length of time: give seconds from 0 up.")
    }
}
