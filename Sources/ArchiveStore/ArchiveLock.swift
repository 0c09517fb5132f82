import Foundation

/// Lets one ingester own an archive: an advisory lock on `FILE.lock`, which the system drops when the process ends.
public final class ArchiveLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, without waiting for it.
    ///
    /// - Throws: ``ArchiveError`` with `locked` when another ingester has the file, `cannotCreate` when the lock file
    ///   can't be made, or is another program's; and when the archive itself is another program's, or a newer version's.
    public init(archive path: String) throws(ArchiveError) {
        try ArchiveFile.refuseOthers(path)
        let lockPath = Self.file(of: path)
        let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw ArchiveError(
                .cannotCreate,
                "cannot create \(lockPath)",
                reason: String(cString: strerror(errno)),
                advice: "Check that the folder exists and is writable."
            )
        }
        guard Self.take(descriptor) else {
            let owner = Self.content(of: descriptor).flatMap(Int.init)
            close(descriptor)
            throw ArchiveError(
                .locked,
                "another ingester has \(path)",
                reason: owner.map { "process \($0)" },
                advice: "Stop it first, or name another file."
            )
        }
        guard let content = Self.content(of: descriptor), content.isEmpty || Int(content) != nil else {
            close(descriptor)
            throw ArchiveError(
                .cannotCreate,
                "cannot lock \(path)",
                reason: "\(lockPath) is a file of another program",
                advice: "Name another archive, or move that file away."
            )
        }
        // Only for the message above: the lock itself is the kernel's.
        let identifier = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = identifier.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        // Last: once it is set, `deinit` closes it, even when this throws.
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Whether an ingester has an archive now; also when that can't be found out.
    public static func isHeld(archive path: String) -> Bool {
        let descriptor = open(file(of: path), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return errno != ENOENT }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    /// By its real name: a symbolic link must not let a second ingester in.
    private static func file(of path: String) -> String { ArchivePath.real(path) + ".lock" }

    private static func take(_ descriptor: Int32) -> Bool {
        // Whoever only looks has a shared lock for a moment, which another shared one does not mind.
        for _ in 0..<1000 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else { return false }
            sched_yield()
        }
        return false
    }

    /// What a lock file holds, of ours a process id; `nil` for one that is longer, or can't be read.
    private static func content(of descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 24)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count >= 0, count < bytes.count else { return nil }
        return String(decoding: bytes[..<count], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
