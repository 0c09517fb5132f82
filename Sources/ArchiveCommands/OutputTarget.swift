import Foundation

/// Where results go: standard output, or a file that appears whole or not at all.
struct OutputTarget {
    /// Takes a piece of the results.
    let write: (String) throws -> Void
    private let path: String?
    private let handle: FileHandle?

    /// Opens the target.
    ///
    /// - Throws: ``OperatorError`` when the file can't be created.
    init(path: String?, context: CommandContext) throws {
        self.path = path
        guard let path else {
            handle = nil
            write = context.output
            return
        }
        let partial = Self.partial(path)
        guard FileManager.default.createFile(atPath: partial, contents: nil),
            let handle = FileHandle(forWritingAtPath: partial)
        else {
            throw OperatorError(
                .cannotCreate,
                "cannot create \(path): no such folder, or no permission. Check --output."
            )
        }
        self.handle = handle
        write = { text in
            do {
                try handle.write(contentsOf: Data(text.utf8))
            } catch {
                throw OperatorError(.inputOutput, "cannot write \(path): the disk is full or failed.")
            }
        }
    }

    /// Makes the file appear under its name.
    func finish() throws {
        guard let path, let handle else { return }
        try handle.close()
        guard rename(Self.partial(path), path) == 0 else {
            throw OperatorError(.cannotCreate, "cannot create \(path): \(String(cString: strerror(errno))).")
        }
    }

    private static func partial(_ path: String) -> String { path + ".part" }
}
