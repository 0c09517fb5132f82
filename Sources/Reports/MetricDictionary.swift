/// What every figure means: the one place from which help, report footers, JSON and the archive itself take it.
///
/// Durations come from the PBX's call detail records. *D* is a record's duration from start to end, *T* its talk from answer
/// to end, and *R = D − T* the time before the answer.
public enum MetricDictionary {
    /// Every metric, whether a report of today shows it or only SQL can ask for it.
    public static let all: [Metric] =
        calls + legsAndOffers + queues + agents + routing + trunks + patterns + returns + contacts + groups + archive
        + growth

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    /// The metric of a name.
    public static func metric(named name: String) -> Metric? { byName[name] }

    static func metrics(named names: [String]) -> [Metric] { names.compactMap { byName[$0] } }

    /// The metrics of columns, each once.
    static func metrics(of columns: [Column]) -> [Metric] {
        var seen: Set<String> = []
        return metrics(named: columns.compactMap(\.metric).filter { seen.insert($0).inserted })
    }
}
