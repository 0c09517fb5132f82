import Foundation
import NIOCore
import Synchronization

extension PBXSimulator {
    /// Plays scenario files side by side; returns when the last one has ended.
    ///
    /// All texts are sent and kept as written, so the calls keep the dates of their files: a client finds their rows in the
    /// history of those days. The list of live calls follows the members' states, also those that nobody heard. Faults do
    /// not touch these frames, and ``truth`` does not tell of these calls.
    ///
    /// - Parameters:
    ///   - scenarios: The files.
    ///   - speed: How many times faster than written the texts follow each other.
    /// - Throws: `CancellationError` when the task is cancelled.
    public func play(_ scenarios: [ScenarioScript], speed: Double = 1) async throws {
        let steps = scenarios.flatMap(\.steps).enumerated()
            .sorted { ($0.element.milliseconds, $0.offset) < ($1.element.milliseconds, $1.offset) }
        let start = ContinuousClock.now
        for (_, step) in steps {
            let instant = start + .milliseconds(Double(step.milliseconds) / max(speed, 0.001))
            if instant > .now { try await Task.sleep(until: instant, clock: .continuous) }
            try Task.checkCancellation()
            perform(step.action)
        }
    }

    private func perform(_ action: ScenarioScript.Step.Action) {
        switch action {
        case .row(let text, let startedAt):
            state.withLock { $0.history.addLiteral(text, timestamp: startedAt) }
        case .frame(let text, let isHeard):
            let event = ScenarioEvent(text)
            let overrun = state.withLock { state -> [any Channel] in
                if let callID = event.callID, !event.members.isEmpty {
                    state.scenarioMembers[callID, default: [:]].merge(event.members) { $1 }
                    let members = state.scenarioMembers[callID, default: [:]].values.filter { !$0.isGone }
                    state.liveCalls[callID] = members.isEmpty ? nil : members.map(\.text).sorted()
                }
                guard isHeard else { return [] }
                state.statistics.eventsProduced += 1
                return state.deliver([EventMixer.WireFrame(type: event.type, payload: ByteBuffer(string: text))])
            }
            for channel in overrun { channel.hardClose() }
        }
    }
}

/// What the simulated PBX itself has to know of a frame that it sends as written.
struct ScenarioEvent {
    /// A member as the live query shows it.
    struct Member: Sendable {
        var text: String
        var isGone: Bool
    }

    let type: Int?
    let callID: String?
    /// Of a change of state (30011): the members by their channels.
    let members: [String: Member]

    init(_ text: String) {
        let frame = ScenarioScript.object(text) ?? [:]
        let type = frame["type"] as? Int ?? (frame["type"] as? String).flatMap(Int.init)
        self.type = type
        let message = (frame["msg"] as? String).flatMap(ScenarioScript.object) ?? frame["msg"] as? [String: Any] ?? [:]
        callID = message["call_id"] as? String
        var members: [String: Member] = [:]
        for case let element as [String: Any] in (type == 30_011 ? message["members"] as? [Any] : nil) ?? [] {
            guard let fields = element.values.first as? [String: Any], let channel = fields["channel_id"] as? String,
                let data = try? JSONSerialization.data(
                    withJSONObject: element,
                    options: [.sortedKeys, .withoutEscapingSlashes]
                )
            else { continue }
            members[channel] = Member(
                text: String(decoding: data, as: UTF8.self),
                isGone: fields["member_status"] as? String == "BYE"
            )
        }
        self.members = members
    }
}
