import PBXSimulator
import Synchronization
import Testing
import YeastarClient
import YeastarProtocol

@Suite("A walk through the history", .serialized, .timeLimit(.minutes(4)))
struct HistoryWalkTests {
    private static let end = 1_768_471_200
    private static let window = HistoryRequest(from: end - 40 * 86_400, to: end + 86_400, pageSize: 100)

    private func walk(
        onPage: @escaping @Sendable (PBXSimulator, Int) -> Void
    ) async throws -> (summary: HistorySummary, pages: [Int], last: Set<[UInt8]>, rows: Int) {
        try await PBXSimulator.withRunning { simulator in
            _ = simulator.addHistory(count: 140, days: 20, seed: 7, endingAt: Self.end)
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            let taken = Mutex<(pages: [Int], last: Set<[UInt8]>)>(([], []))
            let summary = try await client.history(Self.window) { page in
                let count = taken.withLock { taken in
                    if page.number == 1 { taken.last = [] }
                    taken.pages.append(page.number)
                    taken.last.formUnion(page.rows)
                    return taken.pages.count
                }
                onPage(simulator, count)
            }
            await client.close()
            let (pages, last) = taken.withLock { ($0.pages, $0.last) }
            return (summary, pages, last, simulator.statistics.historyRows)
        }
    }

    @Test func `begins again when the count has changed`() async throws {
        let found = try await walk { simulator, count in
            if count == 1 { simulator.addCall(.inboundAnswered, seed: 1, startedAt: Self.end - 15 * 86_400) }
        }
        #expect(found.summary.isComplete)
        #expect(found.pages.filter { $0 == 1 }.count == 2)
        #expect(found.last.count == found.rows)
    }

    @Test func `begins again when the pages have shifted`() async throws {
        let found = try await walk { simulator, count in
            guard count == 1 else { return }
            // A row comes to the front, so that the last row of page 1 becomes the first of page 2.
            simulator.addHistoryRow(
                #"{"timestamp":\#(Self.end - 21 * 86_400),"new_id":"A-1","call_id":"1.1","time":"x"}"#,
                timestamp: Self.end - 21 * 86_400
            )
        }
        #expect(found.summary.isComplete)
        #expect(found.last.count == found.rows)
        #expect(found.pages.filter { $0 == 1 }.count == 2)
    }

    @Test func `leaves a window that keeps changing after three times`() async throws {
        let found = try await walk { simulator, count in
            simulator.addCall(.inboundAnswered, seed: UInt64(count), startedAt: Self.end - 15 * 86_400)
        }
        #expect(!found.summary.isComplete)
        #expect(found.pages.filter { $0 == 1 }.count == 3)
    }

    @Test(arguments: [100, 7, 1])
    func `steps over a row that makes every answer with it unreadable`(pageSize: Int) async throws {
        try await PBXSimulator.withRunning { simulator in
            let written = simulator.addHistory(count: 140, days: 20, seed: 7, endingAt: Self.end)
            // Neither its end nor its neighbours' can be found.
            for place in [Self.end - 30 * 86_400, Self.end - 10 * 86_400] {
                simulator.addHistoryRow(#"{"timestamp":\#(place),"call_id":"1.1","x":[}"#, timestamp: place)
            }
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            let taken = Mutex<[[UInt8]]>([])
            var request = Self.window
            request.pageSize = pageSize
            request.maximumAttempts = nil
            #expect(try await client.measureHistory(from: request.from, to: request.to) == written + 2)
            let summary = try await client.history(request) { page in taken.withLock { $0 += page.rows } }
            await client.close()
            #expect(taken.withLock(\.count) == written)
            #expect(Set(taken.withLock(\.self)).count == written)
            #expect(summary.rows == written)
            #expect(summary.unreadable == 2)
            #expect(summary.unreadableReason?.contains("cannot be read") == true)
            #expect(summary.totalNumber == written + 2)
            #expect(!summary.isComplete)
        }
    }

    @Test func `ends though no answer can be read`() async throws {
        try await PBXSimulator.withRunning { simulator in
            simulator.changeFaults { faults in
                faults.restFailure = .truncatedJSON
                faults.restFailurePaths = ["cdr/search"]
            }
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            var request = Self.window
            request.maximumAttempts = nil
            #expect(try await client.measureHistory(from: request.from, to: request.to) == nil)
            let summary = try await client.history(request) { _ in }
            await client.close()
            #expect(!summary.isComplete)
            #expect(summary.rows == 0)
            #expect(summary.unreadable > 0)
            // No more than a few for each size of page, and for each of the first rows.
            #expect(simulator.statistics.requests["cdr/search"] ?? 0 < 100)
        }
    }

    @Test(arguments: [
        (SimulatorConfiguration.SearchTimeForm.both, WindowForm.epochSeconds), (.epochOnly, .epochSeconds),
        (.epochOnlySilently, .epochSeconds), (.displayOnly, .displayFormat), (.displayOnlySilently, .displayFormat),
    ])
    func `proves the form of time with a call that is certain`(
        form: SimulatorConfiguration.SearchTimeForm,
        expected: WindowForm
    ) async throws {
        var configuration = SimulatorConfiguration()
        configuration.searchTimeForm = form
        try await PBXSimulator.withRunning(configuration) { simulator in
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            #expect(try await client.historyForm() == .epochSeconds, "not proven yet")
            let written = simulator.addHistory(count: 30, days: 4, seed: 7, endingAt: Self.end)
            #expect(try await client.historyForm() == expected)
            #expect(try await client.measureHistory(from: Self.end - 20 * 86_400, to: Self.end) == written)
            #expect(try await client.measureHistory(from: Self.end + 86_400, to: Self.end + 90_000) == 0)
            #expect(try await client.listedRows(nil) == written)
            await client.close()
        }
    }

    @Test("proves it also where the last rows can't be read", arguments: [1, 2, 5], ["[}", "-9223372036854775808"])
    func provesForm(count: Int, timestamp: String) async throws {
        var configuration = SimulatorConfiguration()
        configuration.searchTimeForm = .displayOnlySilently
        try await PBXSimulator.withRunning(configuration) { simulator in
            simulator.addHistory(count: 30, days: 4, seed: 7, endingAt: Self.end)
            for place in 1...count {
                simulator.addHistoryRow(
                    #"{"timestamp":\#(timestamp),"call_id":"1.1"}"#,
                    timestamp: Self.end + 60 * place
                )
            }
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            #expect(try await client.historyForm() == .displayFormat)
            await client.close()
        }
    }

    @Test(arguments: [false, true])
    func `finds the first row in the listing, or by counts`(hasNoListing: Bool) async throws {
        try await PBXSimulator.withRunning { simulator in
            let first = simulator.addCall(.inboundAnswered, seed: 1, startedAt: Self.end - 30 * 86_400).startedAt
            simulator.addHistory(count: 30, days: 4, seed: 7, endingAt: Self.end)
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            #expect(try await client.historyForm() == .epochSeconds)
            if hasNoListing {
                simulator.changeFaults {
                    $0.restFailure = .code(10_001, "INTERFACE NOT EXISTED")
                    $0.restFailurePaths = ["cdr/list"]
                }
            }
            #expect(try await client.oldestRow(before: Self.end) == first)
            await client.close()
        }
    }

    @Test func `a PBX without the search is read by its listing`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let written = simulator.addHistory(count: 30, days: 4, seed: 7, endingAt: Self.end)
            simulator.changeFaults {
                $0.restFailure = .code(10_001, "INTERFACE NOT EXISTED")
                $0.restFailurePaths = ["cdr/search"]
            }
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            #expect(try await client.historyForm() == .listing)
            #expect(try await client.measureHistory(from: 0, to: Self.end) == nil)
            #expect(try await client.oldestRow(before: Self.end) == nil)
            var request = Self.window
            request.rowsAreCertain = true
            let summary = try await client.history(request) { _ in }
            #expect(summary.isComplete && summary.rows == written && summary.form == .listing)
            await client.close()
        }
    }
}
