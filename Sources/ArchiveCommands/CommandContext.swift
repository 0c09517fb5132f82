public import Foundation

/// Everything that a command may reach outside its own arguments.
///
/// Commands take this instead of the process, so that a test runs the real command and reads back exactly what a person
/// would have seen.
public struct CommandContext: Sendable {
    /// The environment variables.
    public var environment: [String: String]
    /// The present.
    public var now: @Sendable () -> Date
    /// Writes results, as they are; throws when nobody reads them any more.
    public var output: @Sendable (String) throws -> Void
    /// Writes results that may be no text, byte for byte.
    public var rawOutput: @Sendable ([UInt8]) throws -> Void
    /// Writes a line for people.
    public var errorOutput: @Sendable (String) -> Void
    /// Whether results go to a terminal, and its width in columns.
    public var terminalWidth: Int?
    /// Rewrites one line for people; `nil` when nobody watches a terminal.
    public var progress: (@Sendable (String) -> Void)?

    public init(
        environment: [String: String],
        now: @escaping @Sendable () -> Date,
        output: @escaping @Sendable (String) throws -> Void,
        errorOutput: @escaping @Sendable (String) -> Void,
        terminalWidth: Int?,
        progress: (@Sendable (String) -> Void)? = nil,
        rawOutput: (@Sendable ([UInt8]) throws -> Void)? = nil
    ) {
        self.environment = environment
        self.now = now
        self.output = output
        self.rawOutput = rawOutput ?? { bytes in try output(String(decoding: bytes, as: UTF8.self)) }
        self.errorOutput = errorOutput
        self.terminalWidth = terminalWidth
        self.progress = progress
    }

    /// The running process.
    public static let process = CommandContext(
        environment: ProcessInfo.processInfo.environment,
        now: { Date() },
        output: { text in try write(text, to: STDOUT_FILENO) },
        errorOutput: { line in try? write(line + "\n", to: STDERR_FILENO) },
        terminalWidth: width(of: STDOUT_FILENO),
        progress: isatty(STDERR_FILENO) == 1 ? rewriteLine : nil,
        rawOutput: { bytes in try bytes.withUnsafeBytes { try write($0, to: STDOUT_FILENO) } }
    )

    @Sendable
    private static func rewriteLine(_ text: String) {
        try? write("\r\u{1b}[K" + text, to: STDERR_FILENO)
    }

    private static func write(_ text: String, to descriptor: Int32) throws {
        var text = text
        try text.withUTF8 { bytes in try write(UnsafeRawBufferPointer(bytes), to: descriptor) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        var written = 0
        while written < bytes.count {
            let count = Foundation.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputClosed(code: errno) }
            written += count
        }
    }

    private static func width(of descriptor: Int32) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

/// Nobody reads the results any more, or the disk that takes them is full.
struct OutputClosed: Error {
    /// `errno` of the write.
    var code: Int32

    /// Whether the reader of a pipe went away, as `head` does: no error.
    var isBrokenPipe: Bool { code == EPIPE }
}
