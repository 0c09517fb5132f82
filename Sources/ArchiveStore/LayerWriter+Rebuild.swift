import CallModel
import Digests
import GRDB

/// Stores what kept frames mean, apart for each call: a call is made anew from its frames alone.
extension LayerWriter {
    /// Stores what a frame says that belongs to no one call.
    func storeOwn(_ frame: StoredFrame) throws {
        for fact in frame.arrival.meaning.facts { try storeOwn(fact, frame: frame.id, of: frame.arrival) }
    }

    /// Stores what a frame says of one call.
    ///
    /// - Returns: Whether the frame names the call, as one that exists.
    func store(_ frame: StoredFrame, of call: CallTable.Key) throws -> Bool {
        var isNamed = false
        for fact in frame.arrival.meaning.facts where fact.namedCalls.contains(call.callID) {
            isNamed = true
            switch fact {
            case .cdr(let cdr):
                let identity = Digest.sha256(cdr.identity)
                let receipt = frame.arrival.receipt
                _ = try cdrs.store(cdr, identity: identity, call: call.id, frame: frame.id, receipt: receipt)
            case .members(_, let states):
                try members.store(states, report: .callState, call: call.id, frame: frame.id)
            case .transfer(let transfer):
                try members.store(transfer, call: call.id, frame: frame.id)
            case .liveCalls(let live):
                for entry in live where entry.callID == call.callID {
                    try members.store(entry.members, report: .liveQuery, call: call.id, frame: frame.id)
                }
            default: break
            }
        }
        return isNamed
    }

    /// Derives a call from the facts that are stored.
    func deriveAnew(_ call: CallTable.Key) throws {
        try derive(call)
        try hours.flush()
    }
}

extension Fact {
    /// The calls that exist because of this fact.
    var namedCalls: [String] {
        switch self {
        case .cdr(let cdr): [cdr.callID]
        case .members(let callID, _): [callID]
        case .transfer(let transfer): [transfer.callID]
        case .liveCalls(let live): live.map(\.callID)
        default: []
        }
    }
}
