/// What a report says about data that only the PBX's live events bring.
enum FeedNote {
    /// Says which event or monitor is missing, or since when the data exists when it does not cover the period.
    ///
    /// - Parameters:
    ///   - first: Unix seconds of the first such event in the archive; `nil`: there is none.
    ///   - what: The data, such as `Ringings`.
    ///   - remedy: What has to be switched on, as a sentence.
    ///   - context: The report's.
    static func add(first: Int64?, _ what: String, remedy: String, in context: ReportContext) {
        guard let first else {
            return context.writer.note("\(what) are not known: the archive has no such event. \(remedy)")
        }
        // Today's clock: near a change of the clocks the day may be the one beside it, which does no harm here.
        let since = CivilTime(seconds: first + context.now.seconds - context.request.now)
        guard since > context.period.from else { return }
        context.writer.note("\(what) are known from \(since.date) on, when the archive received the first such event.")
    }
}
