public import YeastarProtocol

extension PBXClient {
    /// One page of `cdr/list`, latest call first unless told otherwise.
    public func listCDRs(
        page: Int,
        pageSize: Int,
        partition: CDRPartition?,
        order: CDROrder = .descending
    ) async throws(PBXError) -> RESTAnswer {
        var parameters = Self.paging(page, pageSize)
        parameters += [PBXAddress.Parameter("sort_by", "time"), PBXAddress.Parameter("order_by", order.rawValue)]
        if let partition { parameters.append(PBXAddress.Parameter("from", partition.rawValue)) }
        return try await get("cdr/list", parameters)
    }

    /// A window as the two parameters of `cdr/search`.
    struct Window: Sendable {
        var start: String
        var end: String
    }

    /// A window of Unix seconds as this form tells it.
    ///
    /// - Throws: ``PBXError``; code `formatRefused` when the PBX can't be asked in this form.
    func window(from: Int, to: Int, form: WindowForm) async throws(PBXError) -> Window {
        guard form == .displayFormat else { return Window(start: String(from), end: String(to)) }
        let information = try await systemInformation().information
        guard let format = information.displayFormat, let offset = information.utcOffsetSeconds else {
            throw PBXError(.formatRefused, "The PBX does not tell its date format, so its history cannot be searched.")
        }
        // The offset is today's: an hour on either side covers a change of the clocks in between.
        let hour = 3_600
        return Window(
            start: format.text(of: CivilDateTime(secondsAsIfUTC: from + offset - hour)),
            end: format.text(of: CivilDateTime(secondsAsIfUTC: to + offset + hour))
        )
    }

    /// One page of `cdr/search`: `page` from 1, `pageSize` 1 to 10 000; it has no rows when the window has none.
    ///
    /// - Throws: ``PBXError``; code `formatRefused` when the PBX does not take the window's form.
    func search(_ window: Window, page: Int, pageSize: Int) async throws(PBXError) -> RESTAnswer {
        try await get(
            "cdr/search",
            Self.paging(page, pageSize) + [
                PBXAddress.Parameter("start_time", window.start), PBXAddress.Parameter("end_time", window.end),
            ]
        )
    }

    private static func paging(_ page: Int, _ pageSize: Int) -> [PBXAddress.Parameter] {
        [PBXAddress.Parameter("page", String(page)), PBXAddress.Parameter("page_size", String(pageSize))]
    }
}
