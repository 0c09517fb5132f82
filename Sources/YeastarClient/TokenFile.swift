import Foundation
import Synchronization
import YeastarProtocol

/// The file that remembers tokens: readable by its owner alone, replaced atomically, locked while it is changed.
///
/// It is kept beside the archive so that a restart after an unclean stop reuses tokens instead of piling up new ones,
/// and so that two processes share them.
struct TokenFile: Sendable {
    /// How long another process may hold the lock, or the lease of the same PBX.
    static let lockLimit = Duration.seconds(120)
    /// How long a stop waits for the lock.
    static let stopLockLimit = Duration.milliseconds(300)

    /// What the PBXs of this process share of one file.
    private final class Shared: Sendable {
        /// Lets them through one after the other, so that they need not try again and again.
        let turnstile = Turnstile()
        /// The bytes last read or written and what they mean: five hundred PBXs would take them apart a thousand times.
        let last = Mutex<(bytes: Data, record: TokenRecord)?>(nil)
    }

    private static let files = Mutex<[String: Shared]>([:])

    let path: String
    private let shared: Shared

    init(path: String) {
        self.path = path
        shared = Self.files.withLock { files in
            if let known = files[path] { return known }
            let new = Shared()
            files[path] = new
            return new
        }
    }

    /// A lock on the file, released when ``TokenFile/release(_:)`` closes it.
    struct Lock: Sendable {
        var descriptors: [Int32]
    }

    /// Takes the lock.
    ///
    /// The file is replaced and removed by name, so that a lock counts only if the locked file still has the name.
    ///
    /// - Parameters:
    ///   - limit: How long to try.
    ///   - endsWhenCancelled: Whether a cancelled task gives up at once.
    /// - Returns: The lock, to be given to ``release(_:)``.
    /// - Throws: ``PBXError`` with code `tokenFile` or `stopped`.
    func lock(limit: Duration = lockLimit, endsWhenCancelled: Bool = true) async throws(PBXError) -> Lock {
        await shared.turnstile.enter()
        do throws(PBXError) {
            return try await lockAmongProcesses(limit: limit, endsWhenCancelled: endsWhenCancelled)
        } catch {
            shared.turnstile.leave()
            throw error
        }
    }

    private func lockAmongProcesses(limit: Duration, endsWhenCancelled: Bool) async throws(PBXError) -> Lock {
        let deadline = ContinuousClock.now + limit
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw failure("opened") }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0, isNamed(descriptor) {
                // Whatever it was before: the tokens in it are secrets.
                fchmod(descriptor, 0o600)
                return Lock(descriptors: [descriptor])
            }
            close(descriptor)
            guard ContinuousClock.now < deadline else { throw stillLocked() }
            do {
                try await Task.sleep(for: .milliseconds(20))
            } catch {
                if endsWhenCancelled { throw PBXError(.stopped, "Waiting for the token file was stopped.") }
                await Task.yield()
            }
        }
    }

    func release(_ lock: Lock) {
        for descriptor in lock.descriptors { close(descriptor) }
        shared.turnstile.leave()
    }

    /// What to say when another process does not let go.
    func stillLocked() -> PBXError {
        PBXError(.tokenFile, "The token file \(path) stays locked by another process; end that process.")
    }

    /// What the file holds; `nil` when it is new, or holds nothing that can be read.
    func read() -> TokenRecord? {
        guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else { return nil }
        return shared.last.withLock { last in
            if let last, last.bytes == data { return last.record }
            guard let record = try? JSONDecoder().decode(TokenRecord.self, from: data) else { return nil }
            last = (data, record)
            return record
        }
    }

    /// Replaces the contents; a record without contents removes the file.
    ///
    /// - Parameters:
    ///   - record: The new contents.
    ///   - lock: The lock that is held; it covers the new file, too.
    ///   - isDurable: Whether they must survive a power cut.
    /// - Throws: ``PBXError`` with code `tokenFile`.
    func write(_ record: TokenRecord, holding lock: inout Lock, isDurable: Bool = true) throws(PBXError) {
        guard !record.isEmpty else {
            unlink(path)
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let data = try? encoder.encode(record) else { throw failure("encoded") }
        let temporary = path + ".new"
        let descriptor = open(temporary, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("written") }
        // The new file is locked before it gets the name, so that nobody else can be first.
        lock.descriptors.append(descriptor)
        fchmod(descriptor, 0o600)
        flock(descriptor, LOCK_EX | LOCK_NB)
        let written = data.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard written == data.count, !isDurable || fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            unlink(temporary)
            throw failure("written")
        }
        shared.last.withLock { $0 = (data, record) }
    }

    private func isNamed(_ descriptor: Int32) -> Bool {
        var opened = stat()
        var named = stat()
        guard fstat(descriptor, &opened) == 0, stat(path, &named) == 0 else { return false }
        return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    private func failure(_ verb: String) -> PBXError {
        let reason = String(cString: strerror(errno))
        return PBXError(
            .tokenFile,
            "The token file \(path) cannot be \(verb): \(reason). Check the folder's permissions and free space."
        )
    }
}
