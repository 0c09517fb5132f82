import CallModel
import Digests
import GRDB

/// Stores what kept frames mean, apart for each call: a call is made anew from its frames alone.
extension LayerWriter {
    /// Stores what a frame says that belongs to no one call.
    func storeOwn(_ frame: StoredFrame) throws {
        let arrival = frame.arrival
        for fact in arrival.meaning.facts {
            switch fact {
            case .cdr, .members, .transfer: break
            case .agent(let event): try reports.store(event, frame: frame.id)
            case .timeline(let timeline): try reports.store(timeline, frame: frame.id)
            case .liveCalls(let live): try queries.store(live, frame: frame.id, arrival: arrival)
            case .failure(let failure): try reports.store(failure, frame: frame.id)
            case .survey(let survey): try reports.store(survey, frame: frame.id)
            case .extensionEvent(let event): try reports.store(event, frame: frame.id)
            case .recordingFile(let file): try reports.store(file, frame: frame.id)
            case .directory(let list):
                try directory.store(
                    list,
                    frame: frame.id,
                    pbx: arrival.pbx,
                    receivedMilliseconds: arrival.receivedMilliseconds
                )
            case .information(let information):
                try directory.store(
                    information,
                    frame: frame.id,
                    pbx: arrival.pbx,
                    receivedMilliseconds: arrival.receivedMilliseconds
                )
            }
        }
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
