import Synchronization

extension PBXSimulator {
    /// Answers one REST request.
    func answer(_ request: RESTRequest) -> RESTAnswer {
        if request.path == "cdr/search", request.query["page_size"] != "1" {
            for _ in 0..<faults.callsPerSearch { addCall(.inboundAnswered, seed: 1, startedAt: epochNow() - 1) }
        }
        let (answer, history) = state.withLock { state in
            let answer = route(request, &state)
            return (answer, answer == nil ? state.history : nil)
        }
        if let answer { return answer }
        guard let history else { return .noSuchInterface }
        // A page of 10,000 rows takes a while to write: not under the lock that the events need.
        return request.path == "cdr/search" ? historySearch(request, history) : historyList(request, history)
    }

    /// Everything but the pages of the history, for which it returns nil.
    private func route(_ request: RESTRequest, _ state: inout SimulatorState) -> RESTAnswer? {
        state.statistics.requests[request.path, default: 0] += 1
        if let failure = plannedFailure(request, &state) { return failure }
        if request.path == "subscribe" { return refusedHandshake(request) }
        guard request.hasUserAgent else {
            state.countViolation("no User-Agent")
            return .failure(10_005, "ACCESS DENIED")
        }
        if state.faults.hasNoAPI { return .failure(70_123, "API UNAVAILABLE") }
        if state.faults.forbidsAddress { return .failure(70_087, "IP FORBIDDEN") }
        switch request.path {
        case "get_token", "refresh_token":
            guard request.isPost else { return .noSuchInterface }
            return request.path == "get_token" ? logIn(request, &state) : refresh(request, &state)
        default:
            return answerWithToken(request, &state)
        }
    }

    private func plannedFailure(_ request: RESTRequest, _ state: inout SimulatorState) -> RESTAnswer? {
        guard let failure = state.faults.restFailure,
            state.faults.restFailurePaths.isEmpty || state.faults.restFailurePaths.contains(request.path)
        else { return nil }
        if let left = state.faults.restFailuresLeft {
            guard left > 0 else { return nil }
            state.faults.restFailuresLeft = left - 1
        }
        switch failure {
        case .badGateway:
            return RESTAnswer(
                status: 502,
                contentType: "text/html",
                body: "<html><body><h1>502 Bad Gateway</h1></body></html>"
            )
        case .htmlPage:
            return RESTAnswer(contentType: "text/html", body: "<html><body>Please log in.</body></html>")
        case .internalError: return .failure(-2, "INTERNAL SERVER ERROR")
        case .overloaded: return .failure(70_082, "OVERLOAD_TASK_RUNNING")
        case .code(let code, let message): return .failure(code, message)
        case .truncatedJSON: return RESTAnswer(body: "{\"errcode\":0,\"errmsg\":\"SUCCESS\",\"data\":[{\"call_")
        case .disconnect: return RESTAnswer(body: "", disconnects: true)
        }
    }

    /// A plain GET gives 400; a handshake that was not accepted gives the configured status.
    private func refusedHandshake(_ request: RESTRequest) -> RESTAnswer {
        var answer = RESTAnswer.tokenExpired
        answer.status = request.wantsUpgrade ? configuration.refusedHandshakeStatus : 400
        return answer
    }

    // MARK: Tokens

    private func logIn(_ request: RESTRequest, _ state: inout SimulatorState) -> RESTAnswer {
        guard let texts = request.bodyTexts() else { return .failure(40_001, "PARAMETER SYNTAX ERROR") }
        guard let username = texts["username"], let password = texts["password"] else {
            state.countViolation("get_token without username or password")
            return .badParameter("username", "username and password are required")
        }
        let answer = state.tokens.logIn(
            clientID: username,
            secret: password,
            now: .now,
            epoch: epochNow(),
            isRefused: state.faults.refusesCredentials
        )
        return text(of: answer, &state)
    }

    private func refresh(_ request: RESTRequest, _ state: inout SimulatorState) -> RESTAnswer {
        guard let refreshToken = request.bodyTexts()?["refresh_token"] else {
            state.countViolation("refresh_token without its key")
            return .badParameter("refresh_token", "refresh_token is required")
        }
        return text(of: state.tokens.refresh(refreshToken, now: .now), &state)
    }

    private func text(of answer: TokenBook.Answer, _ state: inout SimulatorState) -> RESTAnswer {
        switch answer {
        case .refused(let code, let message, let extra):
            return .failure(code, message, extra)
        case .granted(let access, let refresh):
            if state.tokens.alive(at: .now) > 2 { state.countViolation("more than 2 tokens alive") }
            return .success(
                ",\"access_token_expire_time\":"
                    + "\(configuration.toldTokenLife ?? Int(configuration.accessTokenLife.components.seconds))"
                    + ",\"access_token\":\"\(access)\""
                    + ",\"refresh_token_expire_time\":\(configuration.refreshTokenLife.components.seconds)"
                    + ",\"refresh_token\":\"\(refresh)\""
            )
        }
    }

    // MARK: Data

    private func answerWithToken(_ request: RESTRequest, _ state: inout SimulatorState) -> RESTAnswer? {
        guard request.path.hasPrefix("/") == false else { return .noSuchInterface }
        guard let token = request.query["access_token"], state.tokens.expiry(of: token, at: .now) != nil else {
            return .tokenExpired
        }
        switch request.path {
        case "del_token":
            _ = state.tokens.revoke(token, now: .now)
            return .success()
        case "system/information": return systemInformation()
        case "cdr/list", "cdr/search": return nil
        case "call/query": return liveCalls(request, state)
        case "extension/list":
            state.listReadings += 1
            let rows = DirectoryTexts.extensions(configuration.directory, reading: state.listReadings)
            return list(rows, "data", request)
        case "trunk/list":
            state.listReadings += 1
            let rows = DirectoryTexts.trunks(configuration.directory, reading: state.listReadings)
            return list(rows, "data", request)
        case "queue/list": return list(DirectoryTexts.queues(configuration.directory), "queue_list", request)
        default: return .noSuchInterface
        }
    }

    private func systemInformation() -> RESTAnswer {
        let now = epochNow() + configuration.clockLead
        let formats = clock.formatNames(at: now)
        return .success(
            ",\"data\":{\"device_name\":\"PBX-SIMULATED\",\"model_name\":\"Yeastar P560\""
                + ",\"sn\":\(LiteralJSON.string(configuration.serialNumber)),\"hardware_version\":\"V1.00 0000-0000\""
                + ",\"firmware_version\":\"\(configuration.firmwareVersion)\""
                + ",\"system_time\":\"\(clock.displayTime(now))\",\"up_time\":86400"
                + ",\"system_date_format\":\"\(formats.date)\",\"system_time_format\":\"\(formats.time)\""
                + ",\"timestamp\":\(now)}"
        )
    }

    private func liveCalls(_ request: RESTRequest, _ state: SimulatorState) -> RESTAnswer {
        let wanted = request.query["call_id"]
        let calls = state.liveCalls.filter { wanted == nil || $0.key == wanted }.sorted { $0.key < $1.key }
        let texts = calls.map { EventTexts.members(callID: $0.key, $0.value) } + state.faults.oddLiveCalls
        guard !texts.isEmpty else { return .success() }
        return .success(",\"data\":[\(texts.joined(separator: ","))]")
    }

    private func list(_ rows: [String], _ key: String, _ request: RESTRequest) -> RESTAnswer {
        guard let paging = Paging(request, limit: configuration.pageSizeLimit) else { return Paging.refusal }
        let first = min((paging.page - 1) * paging.size, rows.count)
        let shown = rows[first..<min(first + paging.size, rows.count)]
        return .success(",\"total_number\":\(rows.count),\"\(key)\":[\(shown.joined(separator: ","))]")
    }
}
