/// What stands below the rows of a document: what is counted, what the figures mean, and how complete the data is.
struct Footnotes {
    let hasSections: Bool
    private let coverage: CoverageSummary
    private var sentences: [String] = []
    private(set) var definitions: [Metric] = []

    init() {
        hasSections = false
        coverage = CoverageSummary()
    }

    init(_ document: DocumentHeading) {
        hasSections = document.hasSections
        coverage = document.coverage
    }

    /// Takes what a report has to say.
    ///
    /// - Parameters:
    ///   - heading: The report's.
    ///   - metrics: Those whose columns are shown; `nil`: all of the report.
    mutating func add(_ heading: ReportHeading, metrics: Set<String>? = nil) {
        if !sentences.contains(heading.lens.sentence) { sentences.append(heading.lens.sentence) }
        for metric in heading.definitions where metrics?.contains(metric.name) ?? true {
            if !definitions.contains(metric) { definitions.append(metric) }
        }
    }

    /// What is counted.
    var lenses: [String] { sentences }

    /// How complete the data is.
    var coverageSentence: String { coverage.sentence }

    /// One sentence or more each, to be wrapped.
    var lines: [String] {
        sentences + definitions.map { "\($0.title): \($0.definition)" } + [coverage.sentence]
    }
}
