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
    func read() async throws {
        try await learnClock()
        for kind in DirectoryList.Kind.allCases {
            try await helping("list of \(kind)") { try await readDirectory(kind) }
        }
        try await helping("list of live calls") { try await readLiveCalls() }
    }

    /// Asks for the PBX's clock; a PBX that refuses to tell is taken at what it told earlier.
    func learnClock() async throws {
        try await helping("system information") { try await readInformation() }
    }

    /// The PBX's clock and identity.
    func readInformation() async throws {
        let answer = try await client.systemInformation().answer
        try await inbox.put(
            answer.bytes,
            pbx: pbx,
            origin: .directory,
            meaning: EventMapper.map(information: answer.bytes)
        )
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
    private func helping(_ what: String, _ request: () async throws -> Void) async throws {
        do {
            try await request()
        } catch let error as PBXError where !error.isPermanent && !error.isUnreachable {
            logger.notice("the PBX refuses a request", metadata: ["request": "\(what)", "why": "\(error)"])
        }
    }
}
