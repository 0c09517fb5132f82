import Foundation
public import Logging
public import NIOCore
public import NIOPosix
public import YeastarProtocol

/// One PBX: its tokens and its REST interface.
///
/// Requests go out one at a time. A token that has expired is replaced once, and the request repeated once.
public actor PBXClient {
    /// What the client was made with.
    public nonisolated let settings: PBXSettings

    nonisolated let dialer: Dialer
    nonisolated let tokens: TokenKeeper
    nonisolated let logger: Logger
    private nonisolated let requester: HTTPRequester

    /// The form of a window this PBX is known to understand.
    var provenForm: WindowForm?
    private var nextHistoryRequest = ContinuousClock.now

    /// Creates a client; nothing is sent yet.
    ///
    /// - Throws: ``PBXError`` with code `certificate` when the file of certificate authorities cannot be used.
    public init(
        _ settings: PBXSettings,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        logger: Logger
    ) throws(PBXError) {
        self.settings = settings
        self.logger = logger
        dialer = try Dialer(settings.address, trust: settings.trust, group: group)
        requester = HTTPRequester(dialer, userAgent: settings.userAgent, limit: settings.timings.requestLimit)
        tokens = TokenKeeper(settings, requester: requester, logger: logger)
    }

    /// How many tokens the PBX has forgotten before their time was up; a restart makes it do so.
    public nonisolated var forgottenTokenCount: Int { tokens.rejectionCount }

    /// Asks what the PBX is, and what time it shows.
    public func systemInformation() async throws(PBXError) -> (information: SystemInformation, answer: RESTAnswer) {
        let answer = try await get("system/information")
        return (SystemInformation(answer), answer)
    }

    /// The calls that are in progress: one row a call, none when the PBX is idle.
    public func liveCalls() async throws(PBXError) -> RESTAnswer {
        try await get("call/query")
    }

    /// The extensions, all pages.
    public func extensions() async throws(PBXError) -> [RESTAnswer] {
        try await directory("extension/list")
    }

    /// The trunks, all pages.
    public func trunks() async throws(PBXError) -> [RESTAnswer] {
        try await directory("trunk/list")
    }

    /// The queues with their agents, all pages.
    public func queues() async throws(PBXError) -> [RESTAnswer] {
        try await directory("queue/list")
    }

    /// Revokes the tokens and removes them from the token file, unless another running process shares them.
    ///
    /// It takes at most two seconds with a PBX that does not answer.
    public func close() async {
        let tokens = tokens
        // Not structured, because a stop often runs in a task that is already cancelled, which must not keep the
        // tokens from being revoked. The task is awaited here, and everything in it has a time limit.
        await Task { await tokens.close() }.value
    }

    /// Sends a request, with a new token if the present one is no longer valid.
    ///
    /// - Returns: An answer that is a success, or empty.
    func get(_ endpoint: String, _ parameters: [PBXAddress.Parameter] = []) async throws(PBXError) -> RESTAnswer {
        var token = try await tokens.token()
        var answer = try await send(endpoint, parameters, token)
        if answer.code.reaction == .newToken {
            token = try await tokens.replace(rejected: token)
            answer = try await send(endpoint, parameters, token)
        }
        switch answer.code.reaction {
        case .done, .empty: return answer
        default: throw PBXError(answer, unixNow: Int(Date().timeIntervalSince1970))
        }
    }

    /// Waits until the pace of a walk through the history allows one more request.
    func keepPace() async throws {
        let now = ContinuousClock.now
        let turn = max(now, nextHistoryRequest)
        nextHistoryRequest = turn + settings.timings.historyPace
        if turn > now { try await Task.sleep(until: turn, clock: .continuous) }
    }

    private func send(
        _ endpoint: String,
        _ parameters: [PBXAddress.Parameter],
        _ token: AccessToken
    ) async throws(PBXError) -> RESTAnswer {
        let reply = try await requester.send(PBXAddress.path(endpoint, parameters, token: token.secret))
        return try RESTAnswer(decoding: reply.body, httpStatus: reply.status)
    }

    private func directory(_ endpoint: String) async throws(PBXError) -> [RESTAnswer] {
        let pageSize = 1_000
        let pageLimit = 100
        var answers: [RESTAnswer] = []
        var count = 0
        for page in 1...pageLimit {
            let answer = try await get(
                endpoint,
                [PBXAddress.Parameter("page", "\(page)"), PBXAddress.Parameter("page_size", "\(pageSize)")]
            )
            answers.append(answer)
            count += answer.rows.count
            // A PBX may give smaller pages than it was asked for, so its own count decides where there is one.
            if answer.rows.isEmpty || count >= answer.totalNumber ?? 0 && answer.totalNumber != nil { break }
            if answer.totalNumber == nil, answer.rows.count < pageSize { break }
        }
        return answers
    }
}
