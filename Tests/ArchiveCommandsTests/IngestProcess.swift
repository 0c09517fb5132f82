import Foundation
import PBXSimulator

/// The real binary, archiving a simulated PBX in a process of its own.
final class IngestProcess {
    /// How it is started.
    struct Options {
        /// A file for its log; `nil`: ``IngestProcess/errorOutput()`` has its errors.
        var log: String?
        /// Further environment variables.
        var environment: [String: String] = [:]
    }

    private let process = Process()
    private let errors = Pipe()
    private let log: FileHandle?

    init(_ simulator: PBXSimulator, archive: String, options: Options = Options()) throws {
        log = try options.log.map { path in
            if !FileManager.default.fileExists(atPath: path) {
                try Data().write(to: URL(filePath: path))
            }
            let handle = try FileHandle(forWritingTo: URL(filePath: path))
            try handle.seekToEnd()
            return handle
        }
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", Self.launcher, try Self.program(),
            "ingest", "--database", archive, "--pbx-url", simulator.baseURL, "--pbx-name", "test",
            "--client-id", simulator.configuration.clientID, "--reconcile-every", "1",
            "--log-level", options.log == nil ? "error" : "info",
        ]
        if let fingerprint = simulator.certificates?.fingerprint {
            process.arguments? += ["--tls-fingerprint", "sha256:\(fingerprint)"]
        }
        process.environment = options.environment.merging(
            ["CALLARCHIVE_CLIENT_SECRET": simulator.configuration.clientSecret, "PATH": "/usr/bin:/bin"]
        ) { $1 }
        if let log { process.standardError = log } else { process.standardError = errors }
        try process.run()
    }

    deinit {
        if process.isRunning { kill() }
    }

    /// Notes its id, for whoever kills what is left when the tests are killed themselves, and becomes the program.
    ///
    /// A write beyond a file-size limit shall fail, as on a full disk, instead of killing the process.
    private static let launcher = """
        trap '' XFSZ
        [ -z "$CALLARCHIVE_TEST_PIDS" ] || echo $$ >> "$CALLARCHIVE_TEST_PIDS"
        exec "$0" "$@"
        """

    /// `CALLARCHIVE_BINARY`, else the program that was built beside the tests.
    static func program() throws -> String {
        if let path = ProcessInfo.processInfo.environment["CALLARCHIVE_BINARY"], !path.isEmpty { return path }
        return URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            .deletingLastPathComponent().appending(path: "callarchive").path(percentEncoded: false)
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

    /// Freezes it, as a sleeping host does.
    func freeze() { Foundation.kill(process.processIdentifier, SIGSTOP) }

    func thaw() { Foundation.kill(process.processIdentifier, SIGCONT) }

    var isRunning: Bool { process.isRunning }

    /// The most memory that it has had, in kilobytes.
    var memoryHighWaterKilobytes: Int {
        let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }

    /// Limits the size of its files, as a full disk would; `nil` lifts the limit.
    ///
    /// - Returns: Whether that was possible here.
    func limitFiles(toBytes bytes: Int?) throws -> Bool {
        let tool = URL(filePath: "/usr/bin/prlimit")
        guard FileManager.default.isExecutableFile(atPath: tool.path(percentEncoded: false)) else { return false }
        let limit = bytes.map(String.init) ?? "unlimited"
        let prlimit = try Process.run(
            tool,
            arguments: ["--pid", "\(process.processIdentifier)", "--fsize=\(limit):unlimited"]
        )
        prlimit.waitUntilExit()
        return prlimit.terminationStatus == 0
    }

    /// What it wrote to standard error, once it has ended.
    func errorOutput() throws -> String {
        String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }
}
