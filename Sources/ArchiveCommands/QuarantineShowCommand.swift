import ArchiveStore
import ArgumentParser
import CallModel
import Reports

/// `callarchive quarantine show`: one frame, and why it could not be mapped.
struct QuarantineShowCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows one frame as it was received, and why it could not be mapped.",
        discussion: """
              $ callarchive quarantine show 4711 --database calls.sqlite
              $ callarchive quarantine show 4711 --database calls.sqlite --raw > frame.json
            """
    )

    @Argument(help: ArgumentHelp("The frame's id, as in list.", valueName: "id"))
    var id: Int64

    @OptionGroup var archive: DatabaseOption

    @Flag(help: "Write the bytes of the frame exactly, and nothing else.")
    var raw = false

    func run(in context: CommandContext) async throws {
        let path = try archive.path(in: context)
        guard let (frame, bytes) = try KeptFrame.find(id, in: try ArchiveReader(path: path)) else {
            throw OperatorError.unknownFrame(id, in: path)
        }
        guard !raw else { return try context.rawOutput(bytes) }
        let facts: [(String, String?)] = [
            ("Frame", "\(frame.id)"), ("PBX", frame.pbx), ("Received", FrameText.instant(frame.receivedMilliseconds)),
            ("Origin", frame.origin), ("Type", frame.type.map(String.init)), ("Call", frame.callID),
            ("Status", frame.status.rawValue), ("Reason", frame.reason), ("Bytes", "\(frame.size)"),
        ]
        var lines = facts.compactMap { label, text in
            text.map { label + String(repeating: " ", count: 10 - label.count) + SafeText.visible($0) }
        }
        lines += ["", FrameText.visible(bytes)]
        try context.output(lines.joined(separator: "\n") + "\n")
    }
}

extension OperatorError {
    /// No frame has this id.
    static func unknownFrame(_ id: Int64, in path: String) -> OperatorError {
        OperatorError(
            .noInput,
            "there is no frame \(id) in \(path). `callarchive quarantine list` shows those that could not be mapped."
        )
    }
}
