import Foundation
import PBXSimulator
import Testing
import YeastarClient
import YeastarProtocol

@Suite("Trust", .serialized, .timeLimit(.minutes(4)))
struct TrustTests {
    @Test func `in the right authority opens REST and the socket`() async throws {
        try await PBXSimulator.withRunning { simulator in
            try await QuickClient.withFolder { folder in
                let file = folder + "/authority.pem"
                try #require(simulator.certificates).authorityPEM.write(toFile: file, atomically: true, encoding: .utf8)
                let settings = try QuickClient.settings(simulator, trust: .certificateFile(file))
                let events = try await QuickClient.run(settings) { await $0.waitForSubscriptions(1) }
                #expect(events.topics.count == 1)
            }
        }
    }

    @Test func `is refused to an unknown authority, and the certificate is shown`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let settings = try QuickClient.settings(simulator, trust: .system)
            let events = try await QuickClient.run(settings) { recorder in await recorder.wait { !$0.waitings.isEmpty }
            }
            let loss = try #require(events.waitings.first)
            #expect(loss.reason == .certificate)
            let fingerprint = try #require(simulator.certificates?.fingerprint)
            #expect(loss.sentence.lowercased().contains("--tls-fingerprint sha256:\(fingerprint.lowercased())"))
            #expect(simulator.statistics.requests.isEmpty)
        }
    }

    @Test func `is refused to another fingerprint before anything is sent`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let other = try TLSTrust(fingerprint: "sha256:" + String(repeating: "0A", count: 32))
            let client = try QuickClient.client(try QuickClient.settings(simulator, trust: other))
            let error = await #expect(throws: PBXError.self) { try await client.systemInformation() }
            #expect(error?.code == .certificate)
            #expect(simulator.statistics.requests.isEmpty)
        }
    }

    @Test(arguments: ["", "sha1:00", "sha256:", "sha256:zz", "sha256:0011"])
    func `has no fingerprint that is not one`(text: String) {
        let error = #expect(throws: PBXError.self) { try TLSTrust(fingerprint: text) }
        #expect(error?.code == .certificate)
    }

    @Test func `needs a readable file of authorities`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let settings = try QuickClient.settings(simulator, trust: .certificateFile("/nowhere/authority.pem"))
            let error = #expect(throws: PBXError.self) { try QuickClient.client(settings) }
            #expect(error?.message.contains("/nowhere/authority.pem") == true)
        }
    }

    @Test func `needs certificates in the file of authorities`() async throws {
        try await QuickClient.withFolder { folder in
            for text in ["", "no PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
                let file = folder + "/authority.pem"
                try text.write(toFile: file, atomically: true, encoding: .utf8)
                let error = #expect(throws: PBXError.self) { try TLSTrust(certificateFile: file) }
                #expect(error?.message.contains(file) == true)
            }
        }
    }

    @Test func `is not asked for on an unencrypted loopback address`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.usesTLS = false
        try await PBXSimulator.withRunning(configuration) { simulator in
            let events = try await QuickClient.run(try QuickClient.settings(simulator)) {
                await $0.waitForSubscriptions(1)
            }
            #expect(events.topics.count == 1)
        }
    }

    @Test func `cannot be had from a port that does not speak TLS`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.usesTLS = false
        try await PBXSimulator.withRunning(configuration) { simulator in
            var settings = try QuickClient.settings(simulator)
            settings.address = try PBXAddress("https://127.0.0.1:\(simulator.port)")
            let client = try QuickClient.client(settings)
            let error = await #expect(throws: PBXError.self) { try await client.systemInformation() }
            #expect(error?.code == .network)
        }
    }
}
