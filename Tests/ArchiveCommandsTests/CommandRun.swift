import ArchiveCommands
import Foundation
import Synchronization

/// One run of the real command tree, with everything a person would have seen.
struct CommandRun {
    let status: Int32
    let output: String
    /// What a command wrote that may be no text.
    let outputBytes: [UInt8]
    let errorOutput: String

    init(
        arguments: [String],
        environment: [String: String] = [:],
        terminalWidth: Int? = nil,
        now: Date = Date()
    ) async {
        let output = Mutex("")
        let errorOutput = Mutex("")
        let outputBytes = Mutex<[UInt8]>([])
        let context = CommandContext(
            environment: environment,
            now: { now },
            output: { text in output.withLock { $0 += text } },
            errorOutput: { line in errorOutput.withLock { $0 += line + "\n" } },
            terminalWidth: terminalWidth,
            rawOutput: { bytes in outputBytes.withLock { $0 += bytes } }
        )
        status = await CallArchive.status(arguments: arguments, in: context)
        self.output = output.withLock { $0 }
        self.outputBytes = outputBytes.withLock { $0 }
        self.errorOutput = errorOutput.withLock { $0 }
    }
}
