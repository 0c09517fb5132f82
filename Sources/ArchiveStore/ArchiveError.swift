import GRDB

/// Why an archive file can't be opened, read, or written: a code for programs, a sentence for people.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, as far as a program can act on it.
    public enum Code: Hashable, Sendable {
        /// There is no such file.
        case missing
        /// The file can't be created: no such folder, or no permission.
        case cannotCreate
        /// The file is there, but may not be read.
        case notReadable
        /// The file is there, but may not be written.
        case notPermitted
        /// The file is no archive: another kind of file, or another program's database.
        case notAnArchive
        /// The file was written by a newer version of this program.
        case newerSchema
        /// The file must be brought up to date first.
        case olderSchema
        /// The file is damaged.
        case damaged
        /// The disk is full.
        case diskFull
        /// Another ingester has the file.
        case locked
        /// Another program holds the file's write lock for too long.
        case busy
        /// The disk failed.
        case inputOutput
        /// Anything else SQLite refused.
        case other
    }

    public let code: Code
    /// What failed, and on what.
    public let summary: String
    public let reason: String?
    /// What to do next.
    public let advice: String?

    public init(_ code: Code, _ summary: String, reason: String? = nil, advice: String? = nil) {
        self.code = code
        self.summary = summary
        self.reason = reason
        self.advice = advice
    }

    public var description: String {
        summary + (reason.map { ": \($0)" } ?? "") + "." + (advice.map { " \($0)" } ?? "")
    }

    /// Translates whatever SQLite or GRDB threw while something was done to a file.
    static func wrapping(_ error: any Error, _ summary: String) -> ArchiveError {
        if let error = error as? ArchiveError { return error }
        guard let error = error as? DatabaseError else {
            return ArchiveError(.other, summary, reason: "\(error)")
        }
        let (code, reason, advice): (Code, String, String?) =
            switch error.resultCode {
            case .SQLITE_FULL:
                (.diskFull, "the disk is full", "Make room on the disk.")
            case .SQLITE_CORRUPT:
                (
                    .damaged, "the file is damaged",
                    "Keep a copy of the file and its -wal file, then restore a backup, or save what is left with "
                        + "`sqlite3 FILE .recover`."
                )
            case .SQLITE_NOTADB:
                (.notAnArchive, "it is no SQLite database", "Name another file.")
            case .SQLITE_CANTOPEN:
                (.cannotCreate, "it can't be opened or created", "Check that its folder exists and is writable.")
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
                (.notPermitted, "it is not writable", "Check the permissions of the file and its folder.")
            case .SQLITE_BUSY, .SQLITE_LOCKED:
                (.busy, "another program holds it", "Close the other program's transaction.")
            case .SQLITE_IOERR:
                (.inputOutput, "the disk failed", "Check the disk, and that there is room on it.")
            default:
                (.other, error.message ?? "SQLite error \(error.extendedResultCode.rawValue)", nil)
            }
        return ArchiveError(code, summary, reason: reason, advice: advice)
    }
}
