/// Why the program ended, for scripts: the numbers of `sysexits.h`.
public enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Done, or a clean stop.
    case success = 0
    /// A check found something short.
    case checkFailed = 1
    /// The command line is wrong.
    case usage = 64
    /// Data is unreadable or damaged, or the file has another schema.
    case data = 65
    /// A named input does not exist.
    case noInput = 66
    /// The PBX can't be reached, or its certificate is not trusted.
    case unavailable = 69
    /// An output file can't be created.
    case cannotCreate = 73
    /// An input or output error, such as a full disk.
    case inputOutput = 74
    /// Another ingester has the file.
    case temporary = 75
    /// Credentials refused, address forbidden, API switched off.
    case notPermitted = 77
    /// The configuration is incomplete or contradictory.
    case configuration = 78
}
