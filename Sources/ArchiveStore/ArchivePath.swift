import Foundation

/// What belongs to an archive beside its file, whatever name the file is reached by.
public enum ArchivePath {
    /// The file's own path, with symbolic links followed; the path as it is when there is no such file yet.
    public static func real(_ path: String) -> String {
        if let resolved = realpath(path, nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        let url = URL(filePath: path)
        guard let folder = realpath(url.deletingLastPathComponent().path(percentEncoded: false), nil) else {
            return path
        }
        defer { free(folder) }
        return String(cString: folder) + "/" + url.lastPathComponent
    }

    /// The folder that holds the file itself, and what SQLite keeps beside it.
    public static func folder(of path: String) -> String {
        URL(filePath: real(path)).deletingLastPathComponent().path(percentEncoded: false)
    }

    /// The file that holds the API tokens while an ingester runs.
    public static func tokens(of path: String) -> String { real(path) + ".tokens" }

    /// Whether a path names the archive itself, or one of the files that belong to it.
    public static func belongs(_ other: String, to path: String) -> Bool {
        let archive = real(path)
        let other = real(other)
        return ["", "-wal", "-shm", "-journal", ".lock", ".tokens"].contains { other == archive + $0 }
    }
}
