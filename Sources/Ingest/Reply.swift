import ArchiveStore
import Synchronization

/// The answer to something that was put into the inbox: given once by the writer, awaited once by a feed.
final class Reply<Value: Sendable>: Sendable {
    private enum State {
        case pending
        case awaited(CheckedContinuation<Result<Value, ArchiveError>, Never>)
        case given(Result<Value, ArchiveError>)
    }

    private let state = Mutex(State.pending)

    func give(_ result: Result<Value, ArchiveError>) {
        let waiting = state.withLock { state -> CheckedContinuation<Result<Value, ArchiveError>, Never>? in
            switch state {
            case .pending:
                state = .given(result)
                return nil
            case .awaited(let waiting):
                state = .given(result)
                return waiting
            case .given:
                return nil
            }
        }
        waiting?.resume(returning: result)
    }

    func value() async throws(ArchiveError) -> Value {
        let result = await withCheckedContinuation { waiting in
            let given = state.withLock { state -> Result<Value, ArchiveError>? in
                if case .given(let result) = state { return result }
                state = .awaited(waiting)
                return nil
            }
            if let given { waiting.resume(returning: given) }
        }
        return try result.get()
    }
}
