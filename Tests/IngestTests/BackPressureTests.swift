import Foundation
import GRDB
import Logging
import PBXSimulator
import ServiceLifecycle
import TestSupport
import Testing
import YeastarClient
import YeastarProtocol

@testable import ArchiveStore
@testable import Ingest

/// An archive that takes nothing: reading pauses, then the connection is given up, and nothing is lost that history has.
@Suite("An archive that takes nothing", .timeLimit(.minutes(4)))
struct BackPressureTests {
    /// What keeps the archive from taking data, and for how long.
    enum Obstacle: String, CaseIterable, Sendable {
        case diskFull = "disk full"
        case overload
    }

    @Test("closes the connection, says so once, and then makes up for it", arguments: Obstacle.allCases)
    func closes(obstacle: Obstacle) async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        var configuration = SimulatorConfiguration()
        configuration.socketQueueLimit = 1_000_000
        try await PBXSimulator.withRunning(configuration) { simulator in
            let writer = try ArchiveWriter(path: archive)
            try await writer.setBusyLimit(milliseconds: 20)
            var feed = try TestIngester.settings(simulator, archive: archive)
            feed.connection.timings.stallLimit = .milliseconds(300)
            feed.connection.timings.answerLimit = .seconds(20)
            let log = RecordedLog()
            try await TestIngester.withRunning([feed], writer: writer, logger: log.logger) { _ in
                try await GapReasonTests.waitForSubscription(archive)
                try await GapReasonTests.waitForRuns(archive, more: 1)
                var unsafe = Configuration()
                unsafe.allowsUnsafeTransactions = true
                // The ingester may be writing just now.
                unsafe.busyMode = .timeout(30)
                let holder = try obstacle == .overload ? DatabaseQueue(path: archive, configuration: unsafe) : nil
                if let holder {
                    try await holder.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
                } else {
                    try await writer.limitPages(more: 20)
                }
                // More than the inbox and the socket's buffers hold.
                for number in 0..<6_000 {
                    simulator.send(text: #"{"type":30099,"number":\#(number),"text":"\#(Self.padding)"}"#)
                }
                let isClosed = try await Condition.wait { simulator.statistics.socketsOpen == 0 }
                #expect(isClosed)
                try await simulator.play(.single(.inboundAnswered), speed: 400)
                #expect(simulator.statistics.socketsEver == 1, "Connected again though there is no room.")
                if let holder {
                    try await holder.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
                } else {
                    try await writer.limitPages(more: 100_000)
                }
                let isTrue = try await Condition.wait {
                    try TruthComparison.differences(archive, simulator.truth).isEmpty
                        && GapReasonTests.gaps(archive).contains { $0["repair"] == "repaired" }
                }
                #expect(isTrue)
            }
            let reasons = try GapReasonTests.reasons(archive)
            #expect(reasons == [obstacle.rawValue, "archiver stopped"])
            #expect(log.messages.filter { $0.hasPrefix("reading pauses") }.count == 1)
            #expect(log.messages.filter { $0 == "the archive takes data again" }.count == 1)
        }
    }

    @Test func `is no reason for a stop to wait for ever`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            let writer = try ArchiveWriter(path: archive)
            let feed = try TestIngester.settings(simulator, archive: archive)
            let log = RecordedLog()
            let error = await #expect(throws: ArchiveError.self) {
                try await TestIngester.withRunning([feed], writer: writer, logger: log.logger) { _ in
                    let isSubscribed = try await simulator.waitForSubscription()
                    try #require(isSubscribed)
                    try await writer.limitPages(more: 0)
                    simulator.send(text: #"{"type":30099,"text":"\#(Self.padding)"}"#)
                    let isPaused = try await Condition.wait {
                        log.messages.contains { $0.hasPrefix("reading pauses") }
                    }
                    #expect(isPaused)
                }
            }
            #expect(error?.code == .diskFull)
        }
    }

    private static let padding = String(repeating: "x", count: 4_000)
}

extension ArchiveWriter {
    /// How long a commit waits for another program's lock.
    func setBusyLimit(milliseconds: Int) throws {
        try queue.inDatabase { try $0.execute(sql: "PRAGMA busy_timeout = \(milliseconds)") }
    }
}
