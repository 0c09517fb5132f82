import CallModel
import EventMapper
import Foundation

/// Measures reading and mapping alone: `mapper-bench FILE [ROUNDS [ours|json]]`, one text from the socket a line.
///
/// Prints the CPU microseconds that one text takes to be mapped, and to be decoded by Foundation's `JSONDecoder`. With a
/// third argument it does one of them and prints nothing, to be counted from outside.
@main
enum MapperBench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first else {
            FileHandle.standardError.write(Data("usage: mapper-bench FILE [ROUNDS [ours|json]]\n".utf8))
            exit(64)
        }
        let lines = try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n")).map(Array.init)
        let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
        switch arguments.dropFirst(2).first {
        case "ours": _ = try microseconds(lines, rounds, mapped)
        case "json": _ = try microseconds(lines, rounds, decoded)
        default:
            let ours = try microseconds(lines, rounds, mapped)
            let theirs = try microseconds(lines, rounds, decoded)
            FileHandle.standardOutput.write(Data("\(ours) \(theirs)\n".utf8))
        }
    }

    private static func mapped(_ lines: [[UInt8]]) throws -> Int {
        lines.reduce(0) { $0 + EventMapper.map(event: $1).facts.count }
    }

    private static func decoded(_ lines: [[UInt8]]) throws -> Int {
        let decoder = JSONDecoder()
        return try lines.reduce(0) { sum, line in
            let envelope = try decoder.decode(Envelope.self, from: Data(line))
            let message = Data(envelope.msg.utf8)
            if envelope.type == 30012 {
                return sum + (try decoder.decode(RecordMessage.self, from: message).call_id.isEmpty ? 0 : 1)
            }
            return sum + (try decoder.decode(MembersMessage.self, from: message).members.isEmpty ? 0 : 1)
        }
    }

    /// The CPU time of the quickest round, for each line.
    private static func microseconds(
        _ lines: [[UInt8]],
        _ rounds: Int,
        _ work: ([[UInt8]]) throws -> Int
    ) throws -> Double {
        var least = Double.infinity
        for _ in 0..<rounds {
            let start = clock()
            guard try work(lines) >= lines.count else { throw CocoaError(.coderReadCorrupt) }
            least = min(least, Double(clock() - start))
        }
        return least * 1e6 / Double(CLOCKS_PER_SEC) / Double(max(lines.count, 1))
    }
}
