import Foundation
import PBXSimulator
import Synchronization
import Testing
import YeastarClient
import YeastarProtocol

@Suite("The REST client", .serialized, .timeLimit(.minutes(4)))
struct PBXClientTests {
    private static let end = 1_768_471_200

    private func rows(
        _ configuration: SimulatorConfiguration,
        _ request: HistoryRequest,
        prepare: @escaping @Sendable (PBXSimulator) -> Void = { _ in }
    ) async throws -> (summary: HistorySummary, taken: Int, different: Int, written: Int) {
        try await PBXSimulator.withRunning(configuration) { simulator in
            let written = simulator.addHistory(count: 300, days: 20, seed: 7, endingAt: Self.end)
            prepare(simulator)
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            let taken = Mutex<[[UInt8]]>([])
            let summary = try await client.history(request) { page in taken.withLock { $0 += page.rows } }
            await client.close()
            let all = taken.withLock { $0 }
            return (summary, all.count, Set(all).count, written)
        }
    }

    private var window: HistoryRequest {
        HistoryRequest(from: Self.end - 40 * 86_400, to: Self.end + 86_400, pageSize: 100, rowsAreCertain: true)
    }

    @Test func `walks the pages of a window and takes each row once`() async throws {
        let found = try await rows(SimulatorConfiguration(), window)
        #expect(found.written > 300)
        #expect(found.taken == found.written && found.different == found.written)
        #expect(found.summary.rows == found.written)
        #expect(found.summary.pages == (found.written + 99) / 100)
        #expect(found.summary.isComplete)
        #expect(found.summary.form == .epochSeconds)
    }

    @Test(arguments: SimulatorConfiguration.SearchTimeForm.allCases, SimulatorConfiguration.DateFormat.allCases)
    func `finds the form of time that the PBX wants`(
        form: SimulatorConfiguration.SearchTimeForm,
        dates: SimulatorConfiguration.DateFormat
    ) async throws {
        var configuration = SimulatorConfiguration()
        configuration.searchTimeForm = form
        configuration.dateFormat = dates
        configuration.usesTwelveHours = dates == .dayMonthYear
        let found = try await rows(configuration, window)
        #expect(found.different == found.written)
        #expect(found.summary.isComplete)
        let isDisplay = form == .displayOnly || form == .displayOnlySilently
        #expect(found.summary.form == (isDisplay ? .displayFormat : .epochSeconds))
    }

    @Test func `reads the list backwards where the search does not exist`() async throws {
        var request = window
        request.from = Self.end - 3 * 86_400
        let found = try await rows(SimulatorConfiguration(), request) { simulator in
            simulator.changeFaults { faults in
                faults.restFailure = .code(10_001, "INTERFACE NOT EXISTED")
                faults.restFailurePaths = ["cdr/search"]
            }
        }
        #expect(found.summary.form == .listing)
        #expect(found.summary.isComplete)
        #expect(found.taken > 0 && found.taken < found.written)
        #expect(found.summary.pages < (found.written + 99) / 100)
    }

    @Test(arguments: [
        SimulatorFaults.RESTFailure.badGateway, .htmlPage, .internalError, .overloaded, .truncatedJSON, .disconnect,
    ])
    func `does not give up a walk because the PBX is ill for a while`(failure: SimulatorFaults.RESTFailure) async throws
    {
        var request = window
        request.maximumAttempts = nil
        let found = try await rows(SimulatorConfiguration(), request) { simulator in
            simulator.changeFaults { faults in
                faults.restFailure = failure
                faults.restFailurePaths = ["cdr/search"]
                faults.restFailuresLeft = 5
            }
        }
        #expect(found.different == found.written)
    }

    @Test(arguments: [
        (SimulatorFaults.RESTFailure.htmlPage, PBXError.Code.badAnswer), (.badGateway, .badAnswer),
        (.truncatedJSON, .badAnswer), (.internalError, .overloaded), (.disconnect, .network),
    ])
    func `says what is wrong, and never with the token`(
        failure: SimulatorFaults.RESTFailure,
        code: PBXError.Code
    ) async throws {
        try await PBXSimulator.withRunning { simulator in
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            simulator.changeFaults { faults in
                faults.restFailure = failure
                faults.restFailurePaths = ["system/information"]
            }
            let error = await #expect(throws: PBXError.self) { try await client.systemInformation() }
            #expect(error?.code == code)
            #expect(error?.message.contains("access_token") == false)
            await client.close()
        }
    }

    @Test func `asks for what the PBX is, its directory and its live calls`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let client = try QuickClient.client(try QuickClient.settings(simulator))
            let information = try await client.systemInformation().information
            #expect(information.serial == simulator.configuration.serialNumber)
            #expect([3_600, 7_200].contains(information.utcOffsetSeconds))
            #expect(try await client.extensions().flatMap(\.rows).isEmpty == false)
            #expect(try await client.trunks().flatMap(\.rows).isEmpty == false)
            #expect(try await client.queues().flatMap(\.rows).isEmpty == false)
            #expect(try await client.liveCalls().rows.isEmpty)
            #expect(simulator.statistics.violations.isEmpty)
            await client.close()
        }
    }

    @Test func `says that nobody listens`() async throws {
        let port = try await PBXSimulator.withRunning { $0.port }
        let settings = PBXSettings(
            name: "gone",
            address: try PBXAddress("https://127.0.0.1:\(port)"),
            clientID: "id",
            clientSecret: Secret("secret"),
            timings: QuickClient.quick
        )
        let events = try await QuickClient.run(settings) { recorder in await recorder.wait { $0.waitings.count >= 2 } }
        #expect(events.waitings.first?.reason == .connectionRefused)
        #expect(events.waitings.first?.sentence.contains("refused") == true)
    }
}
