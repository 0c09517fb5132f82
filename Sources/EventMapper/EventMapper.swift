public import CallModel
import YeastarProtocol

/// Turns what the PBX says into facts: pure functions, the only place where the vendor's words become ours.
///
/// Mapping never throws and never drops: a frame that cannot be understood is quarantined with its reason, so that a later
/// version can map the stored frame again.
public enum EventMapper {
    /// Maps one text from the PBX's socket.
    ///
    /// Where a text holds several documents, all their facts are given, and the worst of their statuses.
    public static func map(event bytes: [UInt8]) -> MappedFrame {
        var result: MappedFrame?
        EventFrame.read(bytes) { frame in
            let mapped = map(frame)
            if let before = result.take() { result = before.joined(with: mapped) } else { result = mapped }
        }
        return result.take() ?? MappedFrame()
    }

    private static func map(_ frame: EventFrame) -> MappedFrame {
        switch frame {
        case .heartbeatResponse, .answer: MappedFrame()
        case .unreadable(let reason): MappedFrame(status: .quarantined, error: reason)
        case .event(let event): map(event)
        }
    }

    /// Known to need no fact: 10000 confirms a subscription, 30007 and 30010 tell of registrations, not of calls.
    private static let factless: Set<Int> = [10_000, 30_007, 30_010]

    private static func map(_ event: EventFrame.Event) -> MappedFrame {
        guard let reader = EventReader(event) else {
            let status: FrameStatus = factless.contains(event.type) ? .mapped : .unmapped
            return MappedFrame(type: event.type, serial: event.serial, status: status)
        }
        var problem: String?
        var facts: [Fact] = []
        do throws(MappingProblem) {
            facts = try reader.facts(problem: &problem)
        } catch {
            problem = error.reason
        }
        return MappedFrame(
            type: event.type,
            serial: event.serial,
            callID: reader.callID,
            status: problem == nil ? .mapped : .quarantined,
            error: problem,
            facts: facts
        )
    }
}

/// Why a frame of a known kind gives no fact: the end of a sentence.
struct MappingProblem: Error {
    var reason: String
}

extension MappedFrame {
    /// Puts the meanings of two documents of one text together.
    fileprivate func joined(with other: MappedFrame) -> MappedFrame {
        var result = self
        result.type = type ?? other.type
        result.serial = serial ?? other.serial
        result.callID = callID ?? other.callID
        result.facts += other.facts
        result.error = [error, other.error].compactMap(\.self).first
        let order: [FrameStatus] = [.mapped, .duplicate, .unmapped, .quarantined]
        let worst = max(order.firstIndex(of: status) ?? 0, order.firstIndex(of: other.status) ?? 0)
        result.status = order[worst]
        return result
    }
}
