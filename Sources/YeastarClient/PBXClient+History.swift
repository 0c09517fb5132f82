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
                if summary.rows > 0 || !request.rowsAreCertain || isLast { return summary }
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
        var distinct: Set<Int> = []
        var hasChanged = false
        for number in 1...request.maximumPages {
            let answer = try await patiently(request.maximumAttempts) { () async throws(PBXError) -> RESTAnswer in
                guard let window else {
                    return try await self.listCDRs(
                        page: number,
                        pageSize: request.pageSize,
                        partition: request.partition
                    )
                }
                return try await self.search(window, page: number, pageSize: request.pageSize)
            }
            summary.pages += 1
            if let total = answer.totalNumber {
                if let earlier = summary.totalNumber, earlier != total { hasChanged = true }
                summary.totalNumber = total
            }
            seen += answer.rows.count
            // A listing may be far too long to be remembered.
            if window != nil { for row in answer.rows { distinct.insert(row.hashValue) } }
            let sorted = Sorted(answer.rows, request)
            summary.add(sorted)
            if !sorted.inside.isEmpty || number == 1 {
                try await take(
                    HistoryPage(rows: sorted.inside, answer: answer.bytes, number: number, received: FeedDelivery.now())
                )
            }
            let isWhole = summary.totalNumber.map { seen >= $0 } ?? (answer.rows.count < request.pageSize)
            // A row that is seen twice took the place of one that was not seen: the pages have shifted.
            if isWhole, !isLast, window != nil, distinct.count < seen { hasChanged = true }
            if isWhole || answer.rows.isEmpty || form == .listing && sorted.isOlder {
                summary.isComplete = !hasChanged && (isWhole || form == .listing && sorted.isOlder)
                return (summary, hasChanged || !summary.isComplete)
            }
        }
        summary.isTruncated = true
        return (summary, false)
    }

    /// Repeats a request that failed for a reason that passes, with waits from one second to a minute.
    ///
    /// - Parameters:
    ///   - maximumAttempts: `nil` never gives up.
    ///   - send: The request.
    /// - Returns: Its answer.
    /// - Throws: ``PBXError``; `CancellationError`.
    func patiently(
        _ maximumAttempts: Int?,
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
                guard error.isTransient, attempt < maximumAttempts ?? .max else { throw error }
                guard case .wait(let duration, _) = backoff.lost(error, using: &generator) else { throw error }
                logger.info(
                    "history page failed",
                    metadata: ["reason": "\(error.code.rawValue)", "attempt": "\(attempt)"]
                )
                attempt += 1
                try await Task.sleep(for: duration)
            }
        }
    }
}

/// The rows of one page, sorted by whether they lie in the window.
private struct Sorted {
    var inside: [[UInt8]] = []
    var outside = 0
    var undecodable = 0
    /// Whether every row is older than the window.
    var isOlder: Bool

    init(_ rows: [[UInt8]], _ request: HistoryRequest) {
        isOlder = !rows.isEmpty
        for row in rows {
            let timestamp = (try? JSONDocument(parsing: row))?.root["timestamp"]?.integer
            if timestamp.map({ $0 >= request.from }) ?? false { isOlder = false }
            if let timestamp, !request.contains(timestamp) {
                outside += 1
            } else {
                if timestamp == nil { undecodable += 1 }
                inside.append(row)
            }
        }
        // Without a single time nothing can be said about the page's place.
        if undecodable == rows.count { isOlder = false }
    }
}

extension HistorySummary {
    fileprivate mutating func add(_ sorted: Sorted) {
        rows += sorted.inside.count
        rowsOutside += sorted.outside
        undecodable += sorted.undecodable
    }
}
