import YeastarProtocol

/// How much history there is, found with pages of one row.
extension PBXClient {
    /// Finds how this PBX wants a window of its history to be asked for.
    ///
    /// The latest listed call is searched for in each form. A PBX that does not understand a form may answer with success
    /// and no rows: only a form that finds this call is sure to be understood.
    ///
    /// - Parameter maximumAttempts: How often a request is tried; `nil` never gives up.
    /// - Returns: The form; Unix seconds, not proven, while the PBX lists no calls.
    /// - Throws: ``PBXError``.
    public func historyForm(maximumAttempts: Int? = 3) async throws -> WindowForm {
        if let provenForm { return provenForm }
        guard let latest = try await newestRow(maximumAttempts: maximumAttempts) else { return .epochSeconds }
        for form in [WindowForm.epochSeconds, .displayFormat] {
            do {
                let window = try await window(from: latest, to: latest, form: form)
                let answer = try await patiently(maximumAttempts) { () async throws(PBXError) in
                    try await self.search(window, page: 1, pageSize: 1)
                }
                guard !answer.rows.isEmpty else { continue }
                provenForm = form
                return form
            } catch let error as PBXError where error.isRefusal {
                continue
            }
        }
        return .listing
    }

    /// How many rows the PBX's history has at most in a window of Unix seconds.
    ///
    /// - Parameters:
    ///   - from: The window's first second.
    ///   - to: The window's last second.
    ///   - maximumAttempts: How often a request is tried; `nil` never gives up.
    /// - Returns: Exactly how many where the PBX takes Unix seconds; with those of an hour on either side in its display
    ///   format; `nil` when it can't tell.
    /// - Throws: ``PBXError``.
    public func measureHistory(from: Int, to: Int, maximumAttempts: Int? = 3) async throws -> Int? {
        let form = try await historyForm(maximumAttempts: maximumAttempts)
        guard form != .listing else { return nil }
        do {
            let window = try await window(from: from, to: to, form: form)
            let (answer, isFirst) = try await countedPage(window, maximumAttempts: maximumAttempts)
            if let total = answer.totalNumber, total > 0 || isFirst { return total }
            // Behind a page that can't be read there may be none.
            return isFirst && (answer.code.reaction == .empty || answer.rows.isEmpty) ? 0 : nil
        } catch let error as PBXError where error.isRefusal {
            return nil
        }
    }

    /// A page of one row, which tells how many there are: the first that can be read.
    private func countedPage(
        _ window: Window,
        maximumAttempts: Int?
    ) async throws -> (answer: RESTAnswer, isFirst: Bool) {
        var page = 1
        while true {
            do {
                let number = page
                let answer = try await patiently(maximumAttempts) { () async throws(PBXError) in
                    try await self.search(window, page: number, pageSize: 1)
                }
                return (answer, page == 1)
            } catch let error as PBXError where error.isGarbled && page < 3 {
                page += 1
            }
        }
    }

    /// How many rows the PBX lists, of one partition or of whatever it lists by itself.
    ///
    /// - Returns: `nil` when it does not tell, or does not know the partition.
    /// - Throws: ``PBXError``.
    public func listedRows(_ partition: CDRPartition?, maximumAttempts: Int? = 3) async throws -> Int? {
        do {
            return try await patiently(maximumAttempts) { () async throws(PBXError) in
                try await self.listCDRs(page: 1, pageSize: 1, partition: partition)
            }.totalNumber
        } catch let error as PBXError where error.isRefusal {
            return nil
        }
    }

    /// When the last call that the PBX lists started, by its clock.
    ///
    /// - Returns: Unix seconds; `nil` when it lists none, or does not let us have the list.
    /// - Throws: ``PBXError``.
    public func newestRow(maximumAttempts: Int? = 3) async throws -> Int? {
        do {
            return try await patiently(maximumAttempts) { () async throws(PBXError) in
                try await self.listCDRs(page: 1, pageSize: 1, partition: nil)
            }.firstTimestamp
        } catch let error as PBXError where error.isRefusal {
            return nil
        }
    }

    /// When the PBX's first row started.
    ///
    /// The first listed one is believed when nothing is found before it; else the search is narrowed down by counts.
    ///
    /// - Returns: Unix seconds; `nil` when there are no rows, or when the PBX can't tell.
    /// - Throws: ``PBXError``.
    public func oldestRow(before end: Int, maximumAttempts: Int? = 3) async throws -> Int? {
        guard try await historyForm(maximumAttempts: maximumAttempts) == .epochSeconds, provenForm != nil else {
            return nil
        }
        func count(_ to: Int) async throws -> Int {
            try await measureHistory(from: 0, to: to, maximumAttempts: maximumAttempts) ?? 0
        }
        let listed = try? await patiently(maximumAttempts) { () async throws(PBXError) in
            try await self.listCDRs(page: 1, pageSize: 1, partition: nil, order: .ascending)
        }.firstTimestamp
        try Task.checkCancellation()
        if let listed, try await count(listed - 1) == 0 { return listed }
        var (low, high) = (0, min(listed.map { $0 - 1 } ?? end, end))
        guard try await count(high) > 0 else { return nil }
        while low < high {
            let middle = low + (high - low) / 2
            if try await count(middle) > 0 { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension PBXError {
    /// Whether the PBX does not have an endpoint, does not take a parameter, does not let us have it, or can't say it so
    /// that it can be read.
    fileprivate var isRefusal: Bool {
        switch code {
        case .formatRefused, .unsupported, .accessDenied, .pbxError: true
        default: isGarbled
        }
    }
}

extension RESTAnswer {
    fileprivate var firstTimestamp: Int? {
        rows.first.flatMap { try? JSONDocument(repairing: $0) }?.root["timestamp"]?.integer
    }
}
