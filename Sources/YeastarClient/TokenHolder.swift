import Foundation
import Synchronization

/// The mark by which a user of the token file tells others that it still uses the tokens.
///
/// It holds the process's start beside its number, because in a container every archiver is process 1.
enum TokenHolder {
    private static let count = Mutex(0)

    /// A new mark of this process.
    static func make() -> String {
        let number = count.withLock { count in
            count += 1
            return count
        }
        return "\(getpid()).\(start(of: getpid()) ?? "0").\(number)"
    }

    /// Whether the process that left a mark still runs.
    static func isAlive(_ mark: String) -> Bool {
        let parts = mark.split(separator: ".")
        guard parts.count == 3, let process = pid_t(parts[0]), process > 0 else { return false }
        if let start = start(of: process) { return start == parts[1] }
        return kill(process, 0) == 0 || errno == EPERM
    }

    /// When a process started, in the kernel's own unit; `nil` where the kernel does not tell.
    private static func start(of process: pid_t) -> String? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let nameEnd = status.lastIndex(of: ")")
        else { return nil }
        // The start is field 22, and the name, which may hold anything, is field 2.
        let fields = status[nameEnd...].split(separator: " ").dropFirst()
        return fields.count > 19 ? String(fields[fields.startIndex + 19]) : nil
    }
}
