import Foundation
import Synchronization

/// Plays a script in real time: one loop that does what is due and sleeps until the next thing is.
struct CallPlayer {
    private enum Action {
        case begin(CallScript.Step)
        case frame(call: Int, index: Int)
        case end(call: Int)
    }

    private struct Due {
        var milliseconds: Int
        var sequence: Int
        var action: Action
    }

    private let pbx: PBXSimulator
    private let speed: Double
    /// UTC milliseconds at the start of the script.
    private let startMilliseconds: Int
    private let start = ContinuousClock.now
    /// Latest first, so that the next one is taken from the end.
    private var agenda: [Due] = []
    private var calls: [Int: PlannedCall] = [:]
    private var sequence = 0

    init(pbx: PBXSimulator, script: CallScript, speed: Double) {
        self.pbx = pbx
        self.speed = speed
        startMilliseconds = Int(Date().timeIntervalSince1970 * 1_000)
        agenda.reserveCapacity(script.steps.count)
        for step in script.steps {
            let components = step.at.components
            let milliseconds = Double(components.seconds) * 1_000 + Double(components.attoseconds) / 1e15
            agenda.append(Due(milliseconds: Int(milliseconds / speed), sequence: sequence, action: .begin(step)))
            sequence += 1
        }
        agenda.sort { ($0.milliseconds, $0.sequence) > ($1.milliseconds, $1.sequence) }
    }

    mutating func run() async throws {
        while let due = agenda.popLast() {
            let instant = start + .milliseconds(due.milliseconds)
            if instant > .now { try await Task.sleep(until: instant, clock: .continuous) }
            try Task.checkCancellation()
            perform(due)
        }
    }

    private mutating func perform(_ due: Due) {
        switch due.action {
        case .begin(let step):
            begin(step, at: due.milliseconds)
        case .frame(let number, let index):
            guard let call = calls[number] else { return }
            let frame = call.frames[index]
            let overrun = pbx.state.withLock { state in
                if let members = frame.liveMembers {
                    state.liveCalls[call.callID] = members.isEmpty ? nil : members
                }
                return state.publish(frame.event)
            }
            for channel in overrun { channel.hardClose() }
            if index == call.frames.count - 1 { calls[number] = nil }
        case .end(let number):
            guard let call = calls[number] else { return }
            pbx.state.withLock { state in
                state.history.addLive(call)
                state.statistics.callsEnded += 1
            }
        }
    }

    private mutating func begin(_ step: CallScript.Step, at milliseconds: Int) {
        let number = pbx.takeCounters(1)
        let recipe = CallRecipe(
            kind: step.kind,
            seed: step.seed,
            counter: number,
            startMilliseconds: startMilliseconds + milliseconds,
            speed: speed
        )
        let call = pbx.plan(recipe, makesFrames: true)
        calls[number] = call
        var hasEnd = false
        for (index, frame) in call.frames.enumerated() {
            // The rows are there before the events of the end, and never before the end.
            if !hasEnd, frame.offset >= call.endsAt {
                hasEnd = true
                schedule(milliseconds + call.endsAt, .end(call: number))
            }
            schedule(milliseconds + frame.offset, .frame(call: number, index: index))
        }
    }

    private mutating func schedule(_ milliseconds: Int, _ action: Action) {
        let due = Due(milliseconds: milliseconds, sequence: sequence, action: action)
        sequence += 1
        var low = 0
        var high = agenda.count
        while low < high {
            let middle = (low + high) / 2
            if (agenda[middle].milliseconds, agenda[middle].sequence) > (due.milliseconds, due.sequence) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        agenda.insert(due, at: low)
    }
}
