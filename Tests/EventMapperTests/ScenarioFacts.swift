import CallModel
import EventMapper
import Foundation
import TestSupport

/// The facts of a scenario file's calls, gathered from its texts in any order.
struct ScenarioFacts {
    /// A text with its origin and its receipt, as an archive keeps it.
    struct StoredFrame {
        var origin: FrameOrigin
        var receipt: CallFacts.Receipt
        var bytes: [UInt8]
    }

    private var calls: [String: CallFacts] = [:]
    private var timelines: [CallFacts.Received<LegTimeline>] = []
    private var queries: [(receipt: CallFacts.Receipt, callIDs: Set<String>)] = []
    private var directory = Directory()
    private var clock: PBXClock
    private let numberPlan: NumberPlan

    init(_ file: ScenarioFile, _ frames: [StoredFrame]) {
        clock = PBXClock(zone: file.zone.flatMap { .init(identifier: $0) })
        numberPlan = file.numberPlan ?? NumberPlan()
        for list in file.directory {
            guard let kind = DirectoryList.Kind(rawValue: list.kind) else { continue }
            let frame = EventMapper.map(directory: kind, rows: Array(list.text.utf8))
            for case .directory(let list) in frame.facts { directory.apply(list) }
        }
        for frame in frames {
            let meaning =
                switch frame.origin {
                case .event: EventMapper.map(event: frame.bytes)
                case .history: EventMapper.map(historyRow: frame.bytes)
                case .query: EventMapper.map(liveCalls: frame.bytes)
                case .directory: EventMapper.map(information: frame.bytes)
                }
            for fact in meaning.facts { add(fact, frame.receipt) }
        }
    }

    /// The texts of a file in the order in which they come.
    static func frames(of file: ScenarioFile) -> [StoredFrame] {
        let texts =
            file.information.map { ($0, FrameOrigin.directory) } + file.frames.map { ($0, .event) }
            + file.liveCalls.map { ($0, .query) } + file.history.map { ($0, .history) }
        return texts.enumerated().map { index, text in
            StoredFrame(
                origin: text.1,
                receipt: CallFacts.Receipt(
                    milliseconds: file.start * 1000 + text.0.milliseconds,
                    connection: text.1 == .event ? 1 : 0,
                    sequence: Int64(index) * 10
                ),
                bytes: Array(text.0.text.utf8)
            )
        }
    }

    /// The calls as the rules derive them.
    func derived() -> [Call] {
        calls.values.sorted { $0.callID < $1.callID }.map { facts in
            var facts = facts
            facts.directory = directory
            facts.clock = clock
            facts.numberPlan = numberPlan
            let uids = Set(facts.cdrs.compactMap(\.value.uid))
            facts.timelines = timelines.filter { $0.value.uid.map(uids.contains) ?? false }
            let last = (facts.cdrs.map(\.receipt) + facts.members.map(\.receipt)).max()?.milliseconds ?? 0
            facts.goneMilliseconds =
                queries.filter { !$0.callIDs.contains(facts.callID) && $0.receipt.milliseconds >= last }
                .map(\.receipt.milliseconds).min()
            return CallRules.derive(facts)
        }
    }

    private mutating func add(_ fact: Fact, _ receipt: CallFacts.Receipt) {
        switch fact {
        case .cdr(let cdr): change(cdr.callID) { $0.cdrs.append(.init(cdr, receipt)) }
        case .members(let callID, let members):
            change(callID) { $0.members += members.map { .init($0, receipt) } }
        case .transfer(let report): change(report.callID) { $0.transfers.append(.init(report, receipt)) }
        case .agent(let event):
            if let callID = event.callID { change(callID) { $0.agents.append(.init(event, receipt)) } }
        case .timeline(let timeline): timelines.append(.init(timeline, receipt))
        case .liveCalls(let calls):
            queries.append((receipt, Set(calls.map(\.callID))))
            for call in calls { change(call.callID) { $0.members += call.members.map { .init($0, receipt) } } }
        case .information(let information):
            guard let seconds = information.clockSeconds, let offset = information.utcOffsetSeconds else { return }
            clock.observations.append(.init(seconds: seconds, utcOffsetSeconds: offset))
        case .failure, .survey, .extensionEvent, .recordingFile, .directory: break
        }
    }

    private mutating func change(_ callID: String, _ change: (inout CallFacts) -> Void) {
        change(&calls[callID, default: CallFacts(callID: callID)])
    }
}
