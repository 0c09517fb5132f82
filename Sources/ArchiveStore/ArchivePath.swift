import Foundation

/// What belongs to an archive beside its file, whatever name the file is reached by.
public enum ArchivePath {
    /// The file's own path, with symbolic links followed, also to a file that does not exist yet; the path as it is when
    /// its folder does not exist.
    public static func real(_ path: String) -> String {
        var path = path
        for _ in 0..<longestChain {
            if let whole = resolved(path) { return whole }
            let url = URL(filePath: path)
            let parent = url.deletingLastPathComponent().path(percentEncoded: false)
            guard let folder = resolved(parent) else { return path }
            path = folder + "/" + url.lastPathComponent
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
            path = target.hasPrefix("/") ? target : folder + "/" + target
        }
        return path
    }

    /// As many links as Linux follows.
    private static let longestChain = 40

    private static func resolved(_ path: String) -> String? {
        realpath(path, nil).map { resolved in
            defer { free(resolved) }
            return String(cString: resolved)
        }
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
