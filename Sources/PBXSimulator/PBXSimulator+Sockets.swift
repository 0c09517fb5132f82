import Foundation
import NIOCore
import Synchronization

extension PBXSimulator {
    /// Whether a handshake may go on; it needs a valid token.
    func acceptsHandshake(path: String, token: String?) -> Bool {
        state.withLock { state in
            guard path == "subscribe", let token, !state.faults.hasNoAPI, !state.faults.forbidsAddress else {
                return false
            }
            guard state.tokens.expiry(of: token, at: .now) != nil else { return false }
            state.statistics.requests[path, default: 0] += 1
            return true
        }
    }

    /// Notes a new socket; nil when its token has expired meanwhile.
    func openSocket(
        channel: any Channel,
        queue: AsyncStream<QueuedFrame>.Continuation,
        token: String
    ) -> Int? {
        state.withLock { state in
            guard let expiry = state.tokens.expiry(of: token, at: .now) else { return nil }
            if state.sockets.values.contains(where: { $0.token == token }) {
                state.countViolation("two sockets on one token")
            }
            state.statistics.socketsEver += 1
            let number = state.statistics.socketsEver
            state.sockets[number] = SimulatorState.Socket(
                channel: channel,
                queue: queue,
                token: token,
                tokenExpiry: expiry,
                lastActivity: .now
            )
            state.statistics.sockets.append(SimulatorStatistics.Socket(number: number))
            if state.statistics.sockets.count > 256 { state.statistics.sockets.removeFirst() }
            state.statistics.socketsOpen = state.sockets.count
            state.statistics.mostSocketsOpen = max(state.statistics.mostSocketsOpen, state.sockets.count)
            if state.sockets.count > 2 { state.countViolation("more than 2 sockets open") }
            return number
        }
    }

    func closeSocket(_ number: Int) {
        state.withLock { state in
            state.sockets[number] = nil
            state.statistics.socketsOpen = state.sockets.count
            state.changeSocket(number) {
                $0.isOpen = false
                $0.topics = []
            }
        }
    }

    func socket(_ number: Int) -> SimulatorState.Socket? {
        state.withLock { $0.sockets[number] }
    }

    func touch(_ number: Int) {
        state.withLock { $0.sockets[number]?.lastActivity = .now }
    }

    func countHeartbeat(_ number: Int) {
        state.withLock { $0.changeSocket(number) { $0.heartbeats += 1 } }
    }

    func countSent(_ number: Int, bytes: Int, frames: Int = 1, isEvent: Bool) {
        guard isEvent else { return }
        state.withLock { state in
            state.statistics.eventsSent += frames
            state.changeSocket(number) {
                $0.eventsSent += frames
                $0.bytesSent += bytes
            }
        }
    }

    func countViolation(_ text: String) {
        state.withLock { $0.countViolation(text) }
    }

    /// The answer to a subscription, and the topics that hold from now on; nil leaves them.
    func subscribe(_ number: Int, text: String) -> (text: String, topics: Set<Int>?, isAcknowledgement: Bool) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
            let list = object["topic_list"] as? [Int]
        else {
            countViolation("message that is neither heartbeat nor subscription")
            return ("{\"errcode\":40001,\"errmsg\":\"PARAMETER SYNTAX ERROR\"}", nil, false)
        }
        return state.withLock { state in
            guard let socket = state.sockets[number], state.tokens.expiry(of: socket.token, at: .now) != nil else {
                return (RESTAnswer.tokenExpired.body, nil, false)
            }
            let topics = Set(list)
            guard topics.isDisjoint(with: state.faults.refusedTopics) else {
                return (
                    "{\"errcode\":40002,\"errmsg\":\"PARAMETER ERROR\",\"invalid_param_list\":"
                        + "[{\"value\":\"topic_list\",\"validation_type\":\"oneof\"}]}", nil, false
                )
            }
            if topics.isEmpty { state.countViolation("empty topic_list") }
            return ("{\"errcode\":0,\"errmsg\":\"SUCCESS\"}", topics, !topics.isEmpty)
        }
    }

    /// Puts new topics in force once the acknowledgement is on its way.
    func activate(_ number: Int, topics: Set<Int>?) {
        guard let topics else { return }
        state.withLock { state in
            state.sockets[number]?.topics = topics
            state.changeSocket(number) {
                $0.topics = topics
                $0.subscriptions += 1
            }
        }
    }
}
