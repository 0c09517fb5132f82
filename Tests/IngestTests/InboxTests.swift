import ArchiveStore
import CallModel
import Testing

@testable import Ingest

@Suite("The inbox", .timeLimit(.minutes(4)))
struct InboxTests {
    private static func entry(_ number: Int) -> ArchiveEntry {
        .alive(connection: Int64(number), milliseconds: 0, heartbeats: 0)
    }

    private static func entries(_ items: [Inbox.Item]?) -> [ArchiveEntry] {
        (items ?? []).flatMap { item in
            guard case .group(let entries) = item else { return [ArchiveEntry]() }
            return entries
        }
    }

    private static func numbers(_ items: [Inbox.Item]?) -> [Int64] {
        entries(items).compactMap { entry in
            guard case .alive(let connection, _, _) = entry else { return nil }
            return connection
        }
    }

    @Test func `keeps the order`() async throws {
        let inbox = Inbox()
        for number in 1...100 { try await inbox.put(Self.entry(number)) }
        #expect(await Self.numbers(inbox.take()) == Array(1...100))
    }

    @Test func `lets a feed wait while it is full, and go on when the writer took something`() async throws {
        let inbox = Inbox()
        for number in 0..<Inbox.entryLimit { try await inbox.put(Self.entry(number)) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await inbox.put(Self.entry(-1)) }
            for _ in 0..<50 { await Task.yield() }
            #expect(await Self.entries(inbox.take()).count == Inbox.entryLimit)
            try await group.waitForAll()
        }
        #expect(await Self.numbers(inbox.take()) == [-1])
    }

    @Test func `is full by bytes too, but takes one item however large`() async throws {
        let inbox = Inbox()
        func large(_ sequence: Int64) -> ArchiveEntry {
            .arrival(
                Arrival(
                    pbx: 1,
                    origin: .event,
                    sequence: sequence,
                    receivedMilliseconds: 0,
                    bytes: Array(repeating: 0x20, count: Inbox.byteLimit),
                    meaning: .init()
                )
            )
        }
        try await inbox.put(large(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await inbox.put(large(2)) }
            for _ in 0..<50 { await Task.yield() }
            #expect(await Self.entries(inbox.take()).count == 1)
            try await group.waitForAll()
        }
        #expect(await Self.entries(inbox.take()).count == 1)
    }

    @Test func `gives what waits before it ends`() async throws {
        let inbox = Inbox()
        try await inbox.put(Self.entry(1))
        inbox.finish()
        #expect(await Self.numbers(inbox.take()) == [1])
        #expect(await inbox.take() == nil)
    }

    @Test func `wakes a writer that waits when it is finished`() async throws {
        let inbox = Inbox()
        async let taken = inbox.take()
        for _ in 0..<50 { await Task.yield() }
        inbox.finish()
        #expect(await taken == nil)
    }

    @Test func `a cancelled feed loses nothing that it had read`() async throws {
        let inbox = Inbox()
        for number in 0..<Inbox.entryLimit { try await inbox.put(Self.entry(number)) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await inbox.put(Self.entry(-1)) }
            for _ in 0..<50 { await Task.yield() }
            group.cancelAll()
            group.addTask { try await inbox.put(Self.entry(-2)) }
            _ = await inbox.take()
            try await group.waitForAll()
        }
        #expect(await Set(Self.numbers(inbox.take())) == [-1, -2])
    }

    @Test func `a writer that gives up fails all that waits and all that comes`() async throws {
        let inbox = Inbox()
        let gone = ArchiveError(.damaged, "gone")
        for number in 0..<(Inbox.entryLimit - 1) { try await inbox.put(Self.entry(number)) }
        await withTaskGroup(of: ArchiveError.Code?.self) { group in
            func code(_ body: () async throws(ArchiveError) -> Void) async -> ArchiveError.Code? {
                do throws(ArchiveError) { try await body() } catch { return error.code }
                return nil
            }
            group.addTask {
                await code { () async throws(ArchiveError) in
                    try await inbox.perform { (_) async throws(ArchiveError) in }
                }
            }
            for _ in 0..<3 {
                group.addTask {
                    await code { () async throws(ArchiveError) in
                        // One of these may still find room.
                        try await inbox.put(Self.entry(-1))
                        try await inbox.put(Self.entry(-1))
                    }
                }
            }
            for _ in 0..<50 { await Task.yield() }
            inbox.fail(gone)
            for await code in group { #expect(code == .damaged) }
            #expect(await code { () async throws(ArchiveError) in try await inbox.put(Self.entry(1)) } == .damaged)
        }
    }
}
