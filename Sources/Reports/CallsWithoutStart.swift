import GRDB

/// Calls that no period can hold, because nothing tells when they began.
enum CallsWithoutStart {
    static func note(in context: ReportContext) throws {
        let count = try Int.fetchOne(
            context.database.makeStatement(
                literal: """
                    SELECT count(*) FROM call c
                    WHERE c.started_at IS NULL AND \(literal: context.request.filter.callCondition)
                    """
            )
        )
        guard let count, count > 0 else { return }
        context.writer.note(
            count == 1
                ? "1 call of unknown start belongs to no period and is not counted."
                : "\(count) calls of unknown start belong to no period and are not counted."
        )
    }
}
