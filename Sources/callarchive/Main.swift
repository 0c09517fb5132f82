import ArchiveCommands
import Foundation

@main
enum Main {
    // Of one thread memory grows with fewer calls of the kernel: a report stays on the first one.
    @MainActor static func main() async {
        // A reader that goes away, as `head` does, must give an error to handle, not end the process.
        signal(SIGPIPE, SIG_IGN)
        exit(await CallArchive.status(arguments: Array(CommandLine.arguments.dropFirst()), in: .process))
    }
}
