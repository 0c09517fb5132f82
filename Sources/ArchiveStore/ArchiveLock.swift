import Foundation

/// Lets one ingester own an archive: an advisory lock on `FILE.lock`, which the system drops when the process ends.
public final class ArchiveLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, without waiting for it.
    ///
    /// - Throws: ``ArchiveError`` with `locked` when another ingester has the file, `cannotCreate` when the lock file
    ///   can't be made.
    public init(archive path: String) throws(ArchiveError) {
        // By its real name: a symbolic link must not let a second ingester in.
        let lockPath = ArchivePath.real(path) + ".lock"
        let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw ArchiveError(
                .cannotCreate,
                "cannot create \(lockPath)",
                reason: String(cString: strerror(errno)),
                advice: "Check that the folder exists and is writable."
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let owner = Self.owner(of: descriptor)
            close(descriptor)
            throw ArchiveError(
                .locked,
                "another ingester has \(path)",
                reason: owner.map { "process \($0)" },
                advice: "Stop it first, or name another file."
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

    private static func owner(of descriptor: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return nil }
        return Int(String(decoding: bytes[..<count], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
