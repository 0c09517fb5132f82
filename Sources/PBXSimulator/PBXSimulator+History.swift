/// `page` and `page_size` of a list request.
struct Paging: Sendable {
    let page: Int
    let size: Int

    /// Nil when a value is not a number in its range.
    init?(_ request: RESTRequest, limit: Int) {
        let page = request.query["page"].map { Int($0) } ?? 1
        let size = request.query["page_size"].map { Int($0) } ?? limit
        guard let page, let size, page >= 1, page < 1 << 31, (1...limit).contains(size) else { return nil }
        self.page = page
        self.size = size
    }

    static let refusal = RESTAnswer.failure(
        40_002,
        "PARAMETER ERROR",
        ",\"invalid_param_list\":[{\"value\":\"page_size\",\"validation_type\":\"max\"}]"
    )
}

extension PBXSimulator {
    func historyList(_ request: RESTRequest, _ history: HistoryBook) -> RESTAnswer {
        guard let paging = Paging(request, limit: configuration.pageSizeLimit) else { return Paging.refusal }
        let partition: HistoryBook.Partition
        switch request.query["from"] {
        case nil: partition = .all
        case "new": partition = .new
        case "legacy": partition = .legacy
        default: return .badParameter("from", "from must be new or legacy")
        }
        return page(history, within: nil, partition, request, paging)
    }

    func historySearch(_ request: RESTRequest, _ history: HistoryBook) -> RESTAnswer {
        guard let paging = Paging(request, limit: configuration.pageSizeLimit) else { return Paging.refusal }
        var bounds = [0, Int(Int32.max)]
        for (index, key) in ["start_time", "end_time"].enumerated() {
            guard let text = request.query[key] else { continue }
            switch searchTime(text) {
            case .instant(let instant): bounds[index] = instant
            case .silentlyNothing: return .success(",\"total_number\":0,\"data\":[]")
            case .refused:
                let example = configuration.usesTwelveHours ? "02/01/2006 03:04:05 PM" : "02/01/2006 15:04:05"
                return .badParameter(key, "\(key) format invalid, valid format: \(example)")
            }
        }
        if !configuration.searchHeedsTimes { return page(history, within: nil, .all, request, paging) }
        guard bounds[0] <= bounds[1] else { return .success(",\"total_number\":0,\"data\":[]") }
        return page(history, within: bounds[0]...bounds[1], .all, request, paging)
    }

    private enum SearchTime {
        case instant(Int)
        case refused, silentlyNothing
    }

    private func searchTime(_ text: String) -> SearchTime {
        if let epoch = Int(text) {
            switch configuration.searchTimeForm {
            case .both, .epochOnly, .epochOnlySilently: return .instant(epoch)
            case .displayOnly: return .refused
            case .displayOnlySilently: return .silentlyNothing
            }
        }
        guard let instant = clock.instant(ofDisplayTime: text) else { return .refused }
        switch configuration.searchTimeForm {
        case .both, .displayOnly, .displayOnlySilently: return .instant(instant)
        case .epochOnly: return .refused
        case .epochOnlySilently: return .silentlyNothing
        }
    }

    private func page(
        _ history: HistoryBook,
        within range: ClosedRange<Int>?,
        _ partition: HistoryBook.Partition,
        _ request: RESTRequest,
        _ paging: Paging
    ) -> RESTAnswer {
        let result = history.page(
            within: range,
            partition: partition,
            descending: request.query["order_by"] == "desc",
            page: paging.page,
            size: min(paging.size, configuration.longestPage ?? paging.size)
        )
        let total = configuration.tellsTotalNumber ? ",\"total_number\":\(result.total)" : ""
        return .success("\(total),\"data\":[\(result.rows.joined(separator: ","))]")
    }
}
