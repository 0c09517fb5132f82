import ArchiveStore
import ArgumentParser
import Foundation
import Reports

/// The period and the filters of a report.
struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("From this local day or time on.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Up to this local day, or before this time.", valueName: "date"))
    var to: String?

    @Option(help: ArgumentHelp("One zone for all days. Default: each PBX's own.", valueName: "zone"))
    var timeZone: String?

    @Option(help: ArgumentHelp("Only this PBX; may be repeated.", valueName: "name"))
    var pbx: [String] = []

    @Option(name: .customLong("extension"), help: ArgumentHelp("Calls of this extension.", valueName: "number"))
    var extensionNumber: String?

    @Option(help: ArgumentHelp("Calls that reached this queue.", valueName: "number"))
    var queue: String?

    @Option(help: ArgumentHelp("Calls by this trunk.", valueName: "name"))
    var trunk: String?

    @Option(help: ArgumentHelp("Calls to this DID.", valueName: "number"))
    var did: String?

    @Option(help: ArgumentHelp("inbound, outbound or internal.", valueName: "direction"))
    var direction: String?

    @Option(help: ArgumentHelp("Calls of this number, however it is written.", valueName: "number"))
    var number: String?

    @Option(help: ArgumentHelp("Calls with this outcome, such as abandoned.", valueName: "outcome"))
    var outcome: String?

    /// The zone whose date `today` is.
    func zone(in reader: ArchiveReader, now: Int64) throws -> TimeZone {
        if let timeZone { return try DateRange.zone(named: timeZone) }
        return try ReportRunner.zone(for: pbx, in: reader, now: now, fallback: .current)
    }

    /// What was asked for.
    ///
    /// - Throws: ``ReportError`` for a date, a zone or a word that makes no sense.
    func request(now: Int64, zone: TimeZone) throws -> ReportRequest {
        for (option, value) in [
            ("--number", number), ("--extension", extensionNumber), ("--queue", queue), ("--did", did),
        ]
        where value?.isEmpty == true {
            throw OperatorError(.usage, "\(option) is empty. Give a number, or leave it out.")
        }
        var filter = ReportFilter()
        filter.pbx = pbx
        filter.extension = extensionNumber
        filter.queue = queue
        filter.trunk = trunk
        filter.did = did
        filter.direction = try direction.map(ReportFilter.direction(named:))
        filter.number = number
        filter.outcome = try outcome.map(ReportFilter.outcome(named:))
        return ReportRequest(
            range: try DateRange.parse(from: from, to: to, now: now, zone: zone),
            timeZone: try timeZone.map(DateRange.zone(named:)),
            filter: filter,
            now: now
        )
    }
}
