import CallModel
import EventMapper
import Foundation
import TestSupport
import Testing

/// Properties that hold for any facts whatever.
@Suite struct CallRulesPropertyTests {
    private static func seed() -> UInt64 {
        let seed =
            ProcessInfo.processInfo.environment["CALLARCHIVE_SEED"].flatMap(UInt64.init) ?? .random(in: 0...(.max))
        print("CALLARCHIVE_SEED=\(seed)")
        return seed
    }

    @Test func `any order and repetition of the same facts gives the same call`() {
        let seed = Self.seed()
        var generator = SeededRandom(seed: seed)
        for round in 0..<1500 {
            let facts = randomFacts(using: &generator)
            let expected = CallRules.derive(facts)
            var shuffled = facts
            shuffled.cdrs = (facts.cdrs + facts.cdrs.prefix(2)).shuffled(using: &generator)
            shuffled.members = (facts.members + facts.members.prefix(3)).shuffled(using: &generator)
            shuffled.transfers = (facts.transfers + facts.transfers).shuffled(using: &generator)
            shuffled.agents = (facts.agents + facts.agents).shuffled(using: &generator)
            shuffled.timelines = (facts.timelines + facts.timelines).shuffled(using: &generator)
            let call = CallRules.derive(shuffled)
            #expect(call == expected, "seed \(seed), round \(round)")
            checkSense(of: call)
            if call != expected { return }
        }
    }

    /// What is true of every call.
    private func checkSense(of call: Call) {
        #expect((call.outcome == nil) == (call.state == .live))
        #expect((call.endSeconds == nil) == (call.state == .live))
        for seconds in [call.waitSeconds, call.talkSeconds, call.durationSeconds].compactMap(\.self) {
            #expect(seconds >= 0)
        }
        #expect(call.outcome != .answered || call.state == .ended)
        #expect(call.contact == nil || (call.direction != nil && call.direction != .internal))
        if call.answeredBy != nil, call.state == .ended { #expect(call.outcome == .answered) }
        for offer in call.offers {
            if let ring = offer.ringSeconds { #expect(ring >= 0) }
            if let hold = offer.holdSeconds { #expect(hold >= 0) }
            #expect((offer.result == .answered) == (offer.answeredSeconds != nil))
        }
    }

    private func randomFacts(using generator: inout SeededRandom) -> CallFacts {
        let numbers = ["2041", "2042", "2043", "6201", "6401", "0733000222", "Play Prompt x"]
        let statuses = ["ANSWERED", "NO ANSWER", "BUSY", "FAILED", "VOICEMAIL", "ABANDONED", "ODD"]
        let words = ["ALERT", "RING", "ANSWER", "ANSWERED", "HOLD", "BYE", "EARLYMEDIA", "WHAT"]
        let types = ["Inbound", "Outbound", "Internal"]
        func pick<Element>(_ values: [Element]) -> Element {
            values[Int.random(in: 0..<values.count, using: &generator)]
        }
        func number(_ limit: Int) -> Int { Int.random(in: 0...limit, using: &generator) }

        var scenario = Scenario(
            queues: number(1) == 0 ? ["6401"] : [],
            extensions: number(1) == 0 ? ["2041", "2042"] : []
        )
        for _ in 0..<number(4) {
            scenario.event(
                at: Int64(number(60)),
                pick(["0722000111", "2041"]),
                pick(numbers),
                pick(statuses),
                pick(types),
                duration: number(40),
                talk: number(40),
                received: Double(number(100)),
                uid: number(3) == 0 ? "" : Scenario.uid
            )
        }
        for index in 0..<number(3) {
            scenario.row(
                at: Int64(number(60)),
                "0722000111",
                pick(numbers + ["IVR Main<6201>", "Queue Sales<6401>", "Ion Rus<2042>"]),
                pick(statuses),
                pick(types),
                duration: number(40),
                talk: number(40),
                id: "A\(index)"
            )
        }
        for _ in 0..<number(10) {
            let path = number(1) == 0 ? "6401" : nil
            let member = pick([
                inbound(pick(words), path: path), phone(pick(["2041", "2042", "2043"]), pick(words), path: path),
                outbound(pick(words), from: "2041", to: "0733000222"),
            ])
            scenario.state(Double(number(100)), member, phone("2044", pick(words)))
        }
        if number(4) == 0 { scenario.transfer(Double(number(60))) }
        if number(3) == 0 { scenario.ringTimeout(Double(number(60)), queue: "6401", agent: "2041") }
        if number(5) == 0 { scenario.facts.goneMilliseconds = (Scenario.start + Int64(number(200))) * 1000 }
        if number(3) == 0 { scenario.facts.clock.zone = TimeZone(identifier: "Europe/Paris") }
        if number(3) == 0 { scenario.facts.callID = "odd" }
        if number(1) == 0 {
            scenario.facts.numberPlan = NumberPlan(country: Country(code: "FR"), outsideLinePrefixes: ["0"])
        }
        return scenario.facts
    }

    @Test func `no bytes make the mapper trap`() {
        var generator = SeededRandom(seed: Self.seed())
        let seeds =
            EventMapperTests.events.map { #"{"type":\#($0.type),"sn":"369F01","msg":\#($0.message)}"# }
            + EventMapperTests.events.map(\.message)
        for round in 0..<6000 {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0..<Int.random(in: 0...6, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: Array(#"99999999999999999999"#.utf8), at: place)
                default: bytes.insert(contentsOf: bytes[..<place], at: place)
                }
            }
            for mapped in [
                EventMapper.map(event: bytes), EventMapper.map(historyRow: bytes), EventMapper.map(liveCalls: bytes),
                EventMapper.map(information: bytes), EventMapper.map(directory: .queues, rows: bytes),
            ] {
                #expect((mapped.status == .quarantined) == (mapped.error != nil))
                var facts = CallFacts(callID: mapped.callID ?? "x")
                for fact in mapped.facts { facts.add(fact) }
                _ = CallRules.derive(facts)
            }
        }
    }

    @Test func `random bytes are quarantined`() {
        var generator = SeededRandom(seed: Self.seed())
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            #expect(EventMapper.map(event: bytes).status == .quarantined)
        }
    }
}

extension CallFacts {
    fileprivate mutating func add(_ fact: Fact) {
        let receipt = Receipt(milliseconds: .max, connection: 0, sequence: 0)
        switch fact {
        case .cdr(let cdr): cdrs.append(Received(cdr, receipt))
        case .members(_, let states): members += states.map { Received($0, receipt) }
        case .transfer(let report): transfers.append(Received(report, receipt))
        case .agent(let event): agents.append(Received(event, receipt))
        case .timeline(let timeline): timelines.append(Received(timeline, receipt))
        default: break
        }
    }
}
