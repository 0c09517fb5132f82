import Foundation
import Synchronization

extension PBXSimulator {
    /// Adds finished calls of the past to the history, without events.
    ///
    /// The calls are spread over the days before `end` with the bulk in local business hours. Oldest calls go to the legacy
    /// partition as far as ``SimulatorConfiguration/legacyShare`` says.
    ///
    /// - Parameters:
    ///   - count: Calls, not rows; the everyday mix has about 1.8 rows a call.
    ///   - days: How far back the calls reach.
    ///   - seed: The same seed with the same `end` gives the same calls.
    ///   - end: UTC seconds before which every call has ended; nil means now.
    /// - Returns: How many rows were added.
    @discardableResult
    public func addHistory(count: Int, days: Int, seed: UInt64, endingAt end: Int? = nil) -> Int {
        var random = SeededGenerator(seed: seed)
        // The longest scenario is below 15 minutes.
        let last = (end ?? epochNow()) - 900
        let first = last - max(1, days) * 86_400
        let starts = (0..<count).map { _ in drawStart(&random, first, last) }.sorted()
        let firstCounter = takeCounters(count)
        let legacyCount = Int(Double(count) * min(max(configuration.legacyShare, 0), 1))
        let recipes = starts.enumerated().map { index, start in
            CallRecipe(
                kind: CallKind.draw(from: &random),
                seed: random.next(),
                counter: firstCounter + index,
                startMilliseconds: start * 1_000 + random.number(in: 0...999),
                speed: 1,
                isLegacy: index < legacyCount
            )
        }
        return state.withLock { $0.history.add(recipes) }
    }

    /// Adds one finished call of the past, to the millisecond.
    ///
    /// - Returns: The truth about it.
    @discardableResult
    public func addCall(_ kind: CallKind, seed: UInt64, startedAt: Int, isLegacy: Bool = false) -> GroundTruth.Call {
        let recipe = CallRecipe(
            kind: kind,
            seed: seed,
            counter: takeCounters(1),
            startMilliseconds: startedAt * 1_000,
            speed: 1,
            isLegacy: isLegacy
        )
        _ = state.withLock { $0.history.add([recipe]) }
        return GroundTruth.Call(plan(recipe, makesFrames: false), clock: clock, isLive: false)
    }

    /// Adds a row with a given JSON text to the history; it is not part of the truth.
    public func addHistoryRow(_ json: String, timestamp: Int) {
        state.withLock { $0.history.addLiteral(json, timestamp: timestamp) }
    }

    /// Removes the rows that started before an instant, as the PBX's automatic clean-up does; the truth keeps their calls.
    @discardableResult
    public func removeHistory(before timestamp: Int) -> Int {
        state.withLock { $0.history.removeRows(before: timestamp) }
    }

    /// Makes a call without playing it: its event frames with their offsets, its rows, and the truth.
    public func makeCall(_ kind: CallKind, seed: UInt64, startedAt: Int, counter: Int = 1) -> ScriptedCall {
        let recipe = CallRecipe(
            kind: kind,
            seed: seed,
            counter: counter,
            startMilliseconds: startedAt * 1_000,
            speed: 1
        )
        let call = plan(recipe, makesFrames: true)
        return ScriptedCall(
            frames: call.frames.map {
                ScriptedCall.Frame(
                    offsetMilliseconds: $0.offset,
                    type: $0.event.type,
                    text: $0.event.text(serialNumber: configuration.serialNumber)
                )
            },
            historyRows: call.legs.indices.map { HistoryRowText.row(call, legAt: $0, clock: clock) },
            truth: GroundTruth.Call(call, clock: clock, isLive: true)
        )
    }

    /// Plays calls in real time; returns when the last one has ended.
    ///
    /// A call's rows appear in the history at its end, its events go to whoever is subscribed at their moment.
    ///
    /// - Parameters:
    ///   - script: The calls.
    ///   - speed: How many times faster than life; at 60 a call of ten minutes takes ten seconds, and says so in its figures.
    /// - Throws: `CancellationError` when the task is cancelled; calls that have not ended by then never do.
    public func play(_ script: CallScript, speed: Double = 1) async throws {
        var player = CallPlayer(pbx: self, script: script, speed: max(speed, 0.001))
        try await player.run()
        changeFaults { _ in }
    }

    /// Plays the everyday mix: `count` calls whose starts are spread over a real time.
    public func playLiveCalls(count: Int, over duration: Duration, seed: UInt64, speed: Double = 1) async throws {
        try await play(.mixed(count: count, over: duration * speed, seed: seed), speed: speed)
    }

    func takeCounters(_ count: Int) -> Int {
        state.withLock { state in
            defer { state.nextCounter += count }
            return state.nextCounter
        }
    }

    func plan(_ recipe: CallRecipe, makesFrames: Bool) -> PlannedCall {
        var composer = CallComposer(
            recipe: recipe,
            configuration: configuration,
            clock: clock,
            makesFrames: makesFrames
        )
        return composer.compose()
    }

    /// Four of five calls between 8 and 18 o'clock local time, and few on weekends.
    private func drawStart(_ random: inout SeededGenerator, _ first: Int, _ last: Int) -> Int {
        for _ in 0..<8 {
            let start = random.number(in: first...last)
            let local = start + clock.offset(at: start)
            let hour = local / 3_600 % 24
            // 1970-01-01 was a Thursday; 0 is Monday.
            let isWeekend = (local / 86_400 + 3) % 7 >= 5
            let isBusinessTime = (8..<18).contains(hour) && !isWeekend
            if random.chance(isBusinessTime ? 100 : 12) { return start }
        }
        return random.number(in: first...last)
    }
}
