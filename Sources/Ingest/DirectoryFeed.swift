import ArchiveStore
import CallModel
import EventMapper
import Logging
import YeastarClient
import YeastarProtocol

/// Reads what a PBX tells about itself: its clock, its directory, and the calls that are live.
struct DirectoryFeed: Sendable {
    let pbx: Int64
    let client: PBXClient
    let inbox: Inbox
    let logger: Logger

    /// Reads all of it; each part helps, none is needed: a PBX that refuses one is archived all the same.
    ///
    /// - Returns: How many seconds the PBX's clock is ahead of ours; `nil` when it does not tell.
    func read() async throws -> Int64? {
        let lead = try await learning {
            let lead = try await learnClock()
            for kind in DirectoryList.Kind.allCases {
                try await helping("list of \(kind)", mayFail: true) { try await readDirectory(kind) }
            }
            return lead
        }
        try await helping("list of live calls", mayFail: true) { try await readLiveCalls() }
        return lead
    }

    /// Lets the PBX tell of itself; what it tells for the first time also holds for the calls that are stored.
    ///
    /// A PBX that starts may refuse its lists while its calls are heard already.
    private func learning<Value>(_ read: () async throws -> Value) async throws -> Value {
        let told = try await toldKinds()
        let value = try await read()
        if try await toldKinds() != told { try await deriveCalls() }
        return value
    }

    private func toldKinds() async throws(ArchiveError) -> Set<String> {
        let pbx = pbx
        return try await inbox.perform { (writer) async throws(ArchiveError) in try await writer.toldKinds(pbx: pbx) }
    }

    /// Derives all calls anew that the PBX has so far, in steps between what the feeds bring.
    private func deriveCalls() async throws(ArchiveError) {
        let pbx = pbx
        // Later ones are derived with what was told.
        let last = try await inbox.perform { (writer) async throws(ArchiveError) in try await writer.newestCall() }
        var done: Int64? = 0
        while let after = done {
            done = try await inbox.perform { (writer) async throws(ArchiveError) in
                try await writer.deriveCalls(pbx: pbx, after: after, through: last)
            }
        }
    }

    /// Asks for the PBX's clock; a PBX that refuses to tell is taken at what it told earlier.
    ///
    /// - Returns: How many seconds it is ahead of ours; `nil` when the PBX does not tell.
    @discardableResult
    func learnClock() async throws -> Int64? {
        try await helping("system information") { try await readInformation() } ?? nil
    }

    /// The PBX's clock and identity.
    ///
    /// - Returns: As ``learnClock()``; the clock when it answered is taken for ours.
    @discardableResult
    func readInformation() async throws -> Int64? {
        let answer = try await client.systemInformation().answer
        let meaning = EventMapper.map(information: answer.bytes)
        let now = Clock.milliseconds / 1000
        try await learning { try await inbox.put(answer.bytes, pbx: pbx, origin: .directory, meaning: meaning) }
        guard case .information(let information)? = meaning.facts.first else { return nil }
        return information.clockSeconds.map { $0 - now }
    }

    private func readDirectory(_ kind: DirectoryList.Kind) async throws {
        let answers =
            switch kind {
            case .extensions: try await client.extensions()
            case .trunks: try await client.trunks()
            case .queues: try await client.queues()
            }
        // A list that came in pages is kept as one array of its rows, each as received.
        let bytes =
            answers.count == 1
            ? answers[0].bytes
            : Array("[".utf8) + Array(answers.flatMap(\.rows).joined(separator: [UInt8(ascii: ",")])) + Array("]".utf8)
        try await inbox.put(
            bytes,
            pbx: pbx,
            origin: .directory,
            meaning: EventMapper.map(directory: kind, rows: bytes)
        )
    }

    private func readLiveCalls() async throws {
        let asked = ReceiptClock.nextMilliseconds
        let answer = try await client.liveCalls()
        let meaning = EventMapper.map(liveCalls: answer.bytes)
        var received = Clock.milliseconds
        // A list that is not whole tells of calls as an event does: whatever came since the question may be newer.
        if case .members = meaning.facts.first { received = asked }
        try await inbox.put(
            answer.bytes,
            pbx: pbx,
            origin: .query,
            received: received,
            asked: asked,
            meaning: meaning
        )
    }

    /// Runs a request whose failure does not keep the history from being read.
    ///
    /// - Parameters:
    ///   - what: What is asked for.
    ///   - mayFail: Whether it may also break the connection, as long as the PBX answers another request.
    ///   - request: Asks for it.
    /// - Returns: `nil` when the PBX refused it.
    /// - Throws: `PBXError` when the PBX can't be reached, or lets us have nothing at all; whatever else `request` throws.
    @discardableResult
    private func helping<Value>(
        _ what: String,
        mayFail: Bool = false,
        _ request: () async throws -> Value
    ) async throws -> Value? {
        do {
            return try await request()
        } catch let error as PBXError
            where !error.isPermanent && error.code != .stopped && (mayFail || !error.isUnreachable)
        {
            if error.isUnreachable { _ = try await client.systemInformation() }
            logger.notice("the PBX refuses a request", metadata: ["request": "\(what)", "why": "\(error)"])
            return nil
        }
    }
}
