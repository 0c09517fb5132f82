import YeastarProtocol

/// How much history there is, found with pages of one row.
extension PBXClient {
    /// Finds how this PBX wants a window of its history to be asked for.
    ///
    /// The latest listed call is searched for in each form, or any call where its start can't be told. A PBX that does not
    /// understand a form may answer with success and no rows: only a form that finds a call is sure to be understood.
    ///
    /// - Parameter maximumAttempts: How often a request is tried; `nil` never gives up.
    /// - Returns: The form; Unix seconds, not proven, while the PBX lists no calls, or neither lists nor finds any.
    /// - Throws: ``PBXError``.
    public func historyForm(maximumAttempts: Int? = 3) async throws -> WindowForm {
        if let provenForm { return provenForm }
        let newest = try await newestRow(maximumAttempts: maximumAttempts)
        if newest == .absent { return .epochSeconds }
        let times = newest.start.map { $0...$0 } ?? CallStart.plausible.lowerBound...CallStart.latestSearched
        for form in [WindowForm.epochSeconds, .displayFormat] {
            do {
                let window = try await window(from: times.lowerBound, to: times.upperBound, form: form)
                let answer = try await patiently(maximumAttempts) { () async throws(PBXError) in
                    try await self.search(window, page: 1, pageSize: 1)
                }
                guard !answer.rows.isEmpty else { continue }
                let proven = try await heedsWindows(form, maximumAttempts) ? form : .listing
                provenForm = proven
                return proven
            } catch let error as PBXError where error.isRefusal {
                continue
            }
        }
        return newest == .notListed ? .epochSeconds : .listing
    }

    /// Whether the PBX finds nothing where there can be no calls: else it takes no notice of windows.
    private func heedsWindows(_ form: WindowForm, _ maximumAttempts: Int?) async throws -> Bool {
        let last = CallStart.latestSearched
        let window = try await window(from: last - 86_400, to: last, form: form)
        return try await patiently(maximumAttempts) { () async throws(PBXError) in
            try await self.search(window, page: 1, pageSize: 1)
        }.rows.isEmpty
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
            } catch let error as PBXError where error.isGarbled && page < Self.readablePlaces {
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

    /// What can be told of the last call that a PBX lists.
    public enum NewestRow: Hashable, Sendable {
        /// When it started by the PBX's clock, in Unix seconds.
        case started(Int)
        /// There are calls, of which none of the last few can be read or tells its start.
        case unreadable
        /// The PBX lists no calls.
        case absent
        /// The PBX does not let us have the list.
        case notListed

        /// When it started, in Unix seconds; `nil` where that can't be told.
        public var start: Int? { if case .started(let start) = self { start } else { nil } }
    }

    /// When the last call that the PBX lists started; of some that can't be read, the first that can.
    ///
    /// - Throws: ``PBXError``.
    public func newestRow(maximumAttempts: Int? = 3) async throws -> NewestRow {
        for place in 1...Self.readablePlaces {
            do {
                let answer = try await patiently(maximumAttempts) { () async throws(PBXError) in
                    try await self.listCDRs(page: place, pageSize: 1, partition: nil)
                }
                if let start = answer.firstStart { return .started(start) }
                if answer.rows.isEmpty { return place == 1 ? .absent : .unreadable }
            } catch let error as PBXError where error.isGarbled {
                continue
            } catch let error as PBXError where error.isRefusal {
                return .notListed
            }
        }
        return .unreadable
    }

    /// Among how many rows one is sought that can be read.
    private static let readablePlaces = 3

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
        func hasRows(upTo second: Int) async throws -> Bool? {
            try await measureHistory(from: 0, to: second, maximumAttempts: maximumAttempts).map { $0 > 0 }
        }
        let listed = try? await patiently(maximumAttempts) { () async throws(PBXError) in
            try await self.listCDRs(page: 1, pageSize: 1, partition: nil, order: .ascending)
        }.firstStart
        try Task.checkCancellation()
        if let listed, try await hasRows(upTo: listed - 1) == false { return listed }
        var (low, high) = (0, min(listed.map { $0 - 1 } ?? end, end))
        guard try await hasRows(upTo: high) == true else { return nil }
        while low < high {
            let middle = low + (high - low) / 2
            // Where it can't be told, the first row may be anywhere.
            guard let isOlder = try await hasRows(upTo: middle) else { return nil }
            if isOlder { high = middle } else { low = middle + 1 }
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
    /// When the first row's call started, in Unix seconds; `nil` without one, or where it can't be told.
    fileprivate var firstStart: Int? { rows.first.flatMap(CallStart.seconds(row:)) }
}
