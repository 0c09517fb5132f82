import ArchiveStore
import Reports
import YeastarClient
import YeastarProtocol

/// An error as the person at the keyboard sees it: one line, and an exit status for scripts.
struct OperatorError: Error, CustomStringConvertible {
    var status: ExitStatus
    /// What failed, why, and what to do next.
    var message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    var description: String { message }

    /// The status and the sentence for an error of a module.
    init?(_ error: any Error) {
        switch error {
        case let error as OperatorError: self = error
        case let error as ArchiveError: self.init(Self.status(of: error), error.description)
        case let error as PBXError: self.init(Self.status(of: error), error.description)
        case let error as ReportError:
            self.init(error.code == .notFound ? .noInput : .usage, error.description)
        default: return nil
        }
    }

    /// A text of another library as a sentence with one mark at its end.
    static func sentence(_ text: String) -> String {
        guard let last = text.last, ".?!".contains(last) else { return text + "." }
        return text
    }

    private static func status(of error: ArchiveError) -> ExitStatus {
        switch error.code {
        case .missing, .notReadable: .noInput
        case .cannotCreate, .notPermitted: .cannotCreate
        case .notAnArchive, .newerSchema, .olderSchema, .damaged, .other: .data
        case .diskFull, .inputOutput, .busy: .inputOutput
        case .locked: .temporary
        }
    }

    private static func status(of error: PBXError) -> ExitStatus {
        switch error.code {
        case .credentials, .ipForbidden, .ipBlocked, .apiUnavailable, .accessDenied: .notPermitted
        default: .unavailable
        }
    }
}
