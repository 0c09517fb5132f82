import ArchiveCommands
import Foundation

@main
enum Main {
    static func main() async {
        // A reader that goes away, as `head` does, must give an error to handle, not end the process.
        signal(SIGPIPE, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        CallArchive.prepare(for: arguments)
        exit(await CallArchive.status(arguments: arguments, in: .process))
    }
}
