import ArchiveStore
import ArgumentParser
import CallModel
import Foundation
import Reports

/// `callarchive quarantine list`: the frames that could not be mapped.
struct QuarantineListCommand: ContextualCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
        case ndjson
    }

    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the frames that could not be mapped, newest first.",
        discussion: "  $ callarchive quarantine list --database calls.sqlite --limit 20"
    )

    @OptionGroup var archive: DatabaseOption

    @Option(help: ArgumentHelp("table, json or ndjson.", valueName: "format"))
    var format: Format = .table

    @Option(help: ArgumentHelp("Print at most so many frames.", valueName: "frames"))
    var limit = 100

    func run(in context: CommandContext) async throws {
        guard limit > 0 else { throw OperatorError(.usage, "--limit \(limit) is not positive.") }
        let reader = try ArchiveReader(path: try archive.path(in: context))
        let frames = try KeptFrame.unmapped(in: reader, limit: limit)
        switch format {
        case .table:
            try context.output(Self.table(frames))
            let rest = frames.count < limit ? 0 : try KeptFrame.countUnmapped(in: reader) - frames.count
            if rest > 0 {
                let frames = rest == 1 ? "frame is" : "frames are"
                try context.output("\(rest) more \(frames) not shown (--limit \(limit)).\n")
            }
        case .json:
            try context.output(String(decoding: try Self.encoder.encode(frames.map(Line.init)), as: UTF8.self) + "\n")
        case .ndjson:
            for frame in frames {
                try context.output(String(decoding: try Self.encoder.encode(Line(frame)), as: UTF8.self) + "\n")
            }
        }
    }

    /// A frame as machines see it.
    private struct Line: Encodable {
        enum CodingKeys: String, CodingKey {
            case id, pbx, origin, status, type, reason, size
            case receivedAt = "received_at"
            case receivedMilliseconds = "received_ms"
            case callID = "call_id"
        }

        let frame: KeptFrame

        init(_ frame: KeptFrame) { self.frame = frame }

        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(frame.id, forKey: .id)
            try fields.encode(frame.pbx, forKey: .pbx)
            try fields.encode(frame.receivedMilliseconds / 1000, forKey: .receivedAt)
            try fields.encode(frame.receivedMilliseconds, forKey: .receivedMilliseconds)
            try fields.encode(frame.origin, forKey: .origin)
            try fields.encode(frame.status.rawValue, forKey: .status)
            // Unknown is null, not left out.
            try fields.encode(frame.type, forKey: .type)
            try fields.encode(frame.callID, forKey: .callID)
            try fields.encode(frame.reason, forKey: .reason)
            try fields.encode(frame.size, forKey: .size)
        }
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    private static func table(_ frames: [KeptFrame]) -> String {
        guard !frames.isEmpty else { return "Every frame is mapped.\n" }
        let rows =
            [["Id", "PBX", "Received (UTC)", "Status", "Type", "Bytes", "Reason"]]
            + frames.map { frame in
                [
                    "\(frame.id)", frame.pbx, FrameText.instant(frame.receivedMilliseconds), frame.status.rawValue,
                    frame.type.map(String.init) ?? frame.origin, "\(frame.size)", frame.reason ?? "",
                ].map(SafeText.visible)
            }
        let widths = rows[0].indices.dropLast().map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { text, width in
                text + String(repeating: " ", count: max(0, width - text.count))
            }
            return (cells + [row.last ?? ""]).joined(separator: "  ") + "\n"
        }.joined()
    }
}
