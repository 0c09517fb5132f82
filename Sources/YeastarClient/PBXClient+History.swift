import Foundation
import Logging
import YeastarProtocol

extension PBXClient {
    /// Walks a window of the call history; each page is taken before the next one is asked for.
    ///
    /// The window is asked for in Unix seconds; where the PBX refuses them, or finds nothing where calls are certain,
    /// in its display format; at last the whole list is read backwards. When calls are added meanwhile the walk
    /// begins again, so that a row may be handed over more than once.
    ///
    /// - Parameters:
    ///   - request: The window.
    ///   - take: Takes a page; the walk waits for it.
    /// - Returns: What was read; check ``HistorySummary/isComplete``.
    /// - Throws: ``PBXError``, or whatever `take` throws.
    public func history(
        _ request: HistoryRequest,
        page take: @Sendable (HistoryPage) async throws -> Void
    ) async throws -> HistorySummary {
        if request.partition != nil || request.readsListing { return try await repeated(request, form: .listing, take) }
        var forms: [WindowForm] = [.epochSeconds, .displayFormat, .listing]
        if let provenForm { forms.removeSubrange(..<(forms.firstIndex(of: provenForm) ?? 0)) }
        for (index, form) in forms.enumerated() {
            let isLast = index == forms.count - 1
            do {
                let summary = try await repeated(request, form: form, take)
                if summary.rows > 0 { provenForm = form }
                if summary.rows > 0 || summary.unreadable > 0 || !request.rowsAreCertain || isLast { return summary }
                logger.info("history form found nothing", metadata: ["form": "\(form.rawValue)"])
            } catch let error as PBXError where !isLast && (error.code == .formatRefused || error.code == .unsupported)
            {
                logger.info("history form refused", metadata: ["form": "\(form.rawValue)"])
            }
        }
        return HistorySummary()
    }

    /// Walks again when the number of rows changed during the walk, unless the window can be read in parts.
    private func repeated(
        _ request: HistoryRequest,
        form: WindowForm,
        _ take: @Sendable (HistoryPage) async throws -> Void
    ) async throws -> HistorySummary {
        let passLimit = request.canBeSplit ? 1 : 3
        var pages = 0
        var summary = HistorySummary()
        for number in 1...passLimit {
            // What remains the same pass by pass is how the PBX has it.
            let isLast = number == passLimit && !request.canBeSplit
            let pass = try await walk(request, form: form, isLast: isLast, take)
            summary = pass.summary
            pages += summary.pages
            summary.pages = pages
            if !pass.hasChanged { break }
        }
        return summary
    }

    private func walk(
        _ request: HistoryRequest,
        form: WindowForm,
        isLast: Bool,
        _ take: @Sendable (HistoryPage) async throws -> Void
    ) async throws -> (summary: HistorySummary, hasChanged: Bool) {
        var summary = HistorySummary()
        summary.form = form
        let window = form == .listing ? nil : try await window(from: request.from, to: request.to, form: form)
        var seen = 0
        var seenRows = 0
        var unanswered = 0
        var distinct: Set<Int> = []
        var hasChanged = false
        var previous: [[UInt8]] = []
        for number in 1...request.maximumPages {
            var page: ReadPage
            do {
                page = try await self.page(number, size: request.pageSize, maximumAttempts: request.maximumAttempts) {
                    (number, size) async throws(PBXError) in
                    guard let window else {
                        return try await self.listCDRs(page: number, pageSize: size, partition: request.partition)
                    }
                    return try await self.search(window, page: number, pageSize: size)
                }
            } catch let error as PBXError
                where number > 1 && summary.totalNumber == nil && error.code == .formatRefused
            {
                page = ReadPage()
            }
            // A PBX that does not tell how many rows there are may give smaller pages than it is asked for: the end is where
            // there are no more, or the same again.
            if summary.totalNumber == nil, page.totalNumber == nil, page.rows == previous { page.rows = [] }
            previous = page.rows
            summary.pages += 1
            if let total = page.totalNumber {
                if page.hasChanged || summary.totalNumber ?? total != total { hasChanged = true }
                summary.totalNumber = total
            }
            seen += page.count
            seenRows += page.rows.count
            // A listing may be far too long to be remembered.
            if window != nil { for row in page.rows { distinct.insert(row.hashValue) } }
            let sorted = Sorted(page.rows, request)
            summary.rows += sorted.inside.count
            summary.unreadable += page.unreadable
            summary.unreadableReason = summary.unreadableReason ?? page.reason
            if !sorted.inside.isEmpty || number == 1 {
                try await take(HistoryPage(rows: sorted.inside, number: number, received: FeedDelivery.now()))
            }
            let isWhole = summary.totalNumber.map { seen >= $0 } ?? (page.count == 0)
            // A row that is seen twice took the place of one that was not seen: the pages have shifted.
            if isWhole, !isLast, window != nil, distinct.count < seenRows { hasChanged = true }
            unanswered = page.hasAnswer ? 0 : unanswered + page.unreadable
            // Where no answer tells how many rows there are, the end can't be found either.
            let isHopeless = unanswered >= Self.hopelessRows && summary.totalNumber == nil
            if isWhole || isHopeless || page.count == 0 || form == .listing && sorted.isOlder {
                let isEnd = isWhole || form == .listing && sorted.isOlder
                summary.isComplete = !hasChanged && isEnd && summary.unreadable == 0
                // What can't be read now can't be read in another pass either.
                return (summary, hasChanged || !summary.isComplete && summary.unreadable == 0)
            }
        }
        return (summary, false)
    }

    private static let attemptsUntilWarning = 5

    /// Repeats a request that failed for a reason that passes, with waits from one second to a minute.
    ///
    /// - Parameters:
    ///   - maximumAttempts: `nil` never gives up.
    ///   - garbledAttempts: How often at most where the answer can't be read, which may be for good.
    ///   - send: The request.
    /// - Returns: Its answer.
    /// - Throws: ``PBXError``; `CancellationError`.
    func patiently(
        _ maximumAttempts: Int?,
        garbledAttempts: Int = 3,
        _ send: () async throws(PBXError) -> RESTAnswer
    ) async throws -> RESTAnswer {
        var backoff = ReconnectBackoff(settings.timings)
        var generator = SystemRandomNumberGenerator()
        var attempt = 1
        while true {
            try await keepPace()
            do {
                return try await send()
            } catch {
                let limit = min(maximumAttempts ?? .max, error.isGarbled ? garbledAttempts : .max)
                guard error.isTransient, attempt < limit else { throw error }
                guard case .wait(let duration, _) = backoff.lost(error, using: &generator) else { throw error }
                logger.log(
                    // Once where somebody looks: it may go on like this for days.
                    level: attempt == Self.attemptsUntilWarning ? .warning : .info,
                    "history page failed",
                    metadata: ["reason": "\(error.code.rawValue)", "attempt": "\(attempt)", "why": "\(error)"]
                )
                attempt += 1
                try await Task.sleep(for: duration)
            }
        }
    }
}

/// The rows of one page, sorted by whether they lie in the window.
private struct Sorted {
    /// Those in the window, and those that tell no start.
    var inside: [[UInt8]] = []
    /// Whether every row that tells its start is older than the window, and there is one.
    var isOlder: Bool

    init(_ rows: [[UInt8]], _ request: HistoryRequest) {
        var starts: [Int] = []
        for row in rows {
            let start = CallStart.seconds(row: row)
            if let start { starts.append(start) }
            if start.map(request.contains) ?? true { inside.append(row) }
        }
        isOlder = !starts.isEmpty && starts.allSatisfy { $0 < request.from }
    }
}
