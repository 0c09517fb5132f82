import GRDB

/// What a running report has at hand: one snapshot of the archive, the question, and where rows go.
public struct ReportContext {
    let database: Database
    let request: ReportRequest
    let period: ReportPeriod
    let writer: ReportWriter
    /// What the PBX's clock shows now.
    let now: CivilTime
}
