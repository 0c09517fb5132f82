import ArchiveStore
import Foundation

/// Where results go: standard output, a device or pipe, or a file that appears whole or not at all.
final class OutputTarget {
    private let context: CommandContext
    private let path: String?
    private var handle: FileHandle?
    /// The file that takes the results until they are whole; `nil` for what is written straight on.
    private var partial: String?

    /// Opens the target.
    ///
    /// - Throws: ``OperatorError`` when the file can't be created.
    init(path: String?, context: CommandContext) throws {
        self.context = context
        // A link stays a link: what it names is written.
        self.path = path.map(ArchivePath.real)
        guard let path = self.path else { return }
        var status = stat()
        let exists = stat(path, &status) == 0
        guard !exists || status.st_mode & S_IFMT == S_IFREG else {
            handle = try Self.open(path, O_WRONLY)
            return
        }
        // A name that nobody has, so that nothing of anybody's is written over.
        let partial = "\(path).\(UUID().uuidString).part"
        handle = try Self.open(partial, O_WRONLY | O_CREAT | O_EXCL, named: path)
        self.partial = partial
        if exists { chmod(partial, status.st_mode & 0o7777) }
    }

    /// Removes what is there of a file that did not become whole.
    deinit {
        if let partial { unlink(partial) }
    }

    /// Takes a piece of the results.
    func write(_ text: String) throws {
        guard let handle, let path else {
            try context.output(text)
            return
        }
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            throw OperatorError(.inputOutput, "cannot write \(path): the disk is full or failed.")
        }
    }

    /// Makes the file appear under its name.
    func finish() throws {
        guard let path, let handle else { return }
        try handle.close()
        guard let partial else { return }
        guard rename(partial, path) == 0 else {
            throw OperatorError(.cannotCreate, "cannot create \(path): \(String(cString: strerror(errno))).")
        }
        self.partial = nil
    }

    private static func open(_ path: String, _ flags: Int32, named name: String? = nil) throws -> FileHandle {
        let descriptor = Foundation.open(path, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno)).lowercased()
            throw OperatorError(.cannotCreate, "cannot create \(name ?? path): \(reason). Check --output.")
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
