import NIOSSL
import PBXSimulator
import Testing

@Suite("Certificates")
struct CertificateTests {
    @Test
    func `a client that trusts the authority connects with full verification`() async throws {
        try await PBXSimulator.withRunning { pbx in
            let answer = try await TestClient(pbx: pbx).logIn()
            #expect(answer.code == 0)
        }
    }

    @Test
    func `a client that trusts another authority does not connect`() async throws {
        let other = try SimulatorCertificates()
        try await PBXSimulator.withRunning { pbx in
            await #expect(throws: (any Error).self) {
                try await TestClient(pbx: pbx, authorityPEM: other.authorityPEM).logIn()
            }
        }
    }

    @Test
    func `the fingerprint is 64 hexadecimal digits and differs from run to run`() throws {
        let first = try SimulatorCertificates()
        #expect(first.fingerprint.wholeMatch(of: /[0-9a-f]{64}/) != nil)
        #expect(try SimulatorCertificates().fingerprint != first.fingerprint)
        #expect(try NIOSSLCertificate.fromPEMBytes(Array(first.chainPEM.utf8)).count == 2)
    }

    @Test
    func `one authority stands for several PBXs`() async throws {
        try await PBXSimulator.withRunning { first in
            let second = try await PBXSimulator.bind(certificates: first.certificates)
            async let serving: Void = second.run()
            let authority = try #require(first.certificates).authorityPEM
            let answer = try await TestClient(pbx: second, authorityPEM: authority).logIn()
            #expect(answer.code == 0)
            #expect(first.port != second.port)
            second.shutdown()
            try await serving
        }
    }
}
