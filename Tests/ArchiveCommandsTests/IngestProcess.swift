import Foundation
import PBXSimulator

/// The real binary, archiving a simulated PBX in a process of its own.
final class IngestProcess {
    private let process = Process()
    private let errors = Pipe()

    init(_ simulator: PBXSimulator, archive: String) throws {
        // The tests are built beside the program.
        let folder = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            .deletingLastPathComponent()
        process.executableURL = folder.appending(path: "callarchive")
        process.arguments = [
            "ingest", "--database", archive, "--pbx-url", simulator.baseURL, "--pbx-name", "test",
            "--client-id", simulator.configuration.clientID, "--reconcile-every", "1", "--log-level", "error",
        ]
        if let fingerprint = simulator.certificates?.fingerprint {
            process.arguments? += ["--tls-fingerprint", "sha256:\(fingerprint)"]
        }
        process.environment = ["CALLARCHIVE_CLIENT_SECRET": simulator.configuration.clientSecret]
        process.standardError = errors
        try process.run()
    }

    /// Kills it as a power cut would.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Stops it as a service manager would.
    ///
    /// - Returns: The exit status, and how long the stop took.
    func stop() -> (status: Int32, duration: Duration) {
        let began = ContinuousClock.now
        process.terminate()
        process.waitUntilExit()
        return (process.terminationStatus, ContinuousClock.now - began)
    }

    /// What it wrote to standard error, once it has ended.
    func errorOutput() throws -> String {
        String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }
}
