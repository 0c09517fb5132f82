/// Composes one call step by step: time passes, members change, phones ring, legs begin and end.
///
/// The scenarios in `CallComposer+….swift` are written with these steps. Every draw comes from the recipe's seed.
struct CallComposer {
    /// One party on the PBX while the call lives.
    struct Member {
        enum Kind { case phone, inbound, outbound }
        var kind: Kind
        var number: String
        var from = ""
        var to = ""
        var trunk = ""
        var channel: String
        var status = ""
        var path = ""
    }

    let directory: PBXDirectory
    let clock: PBXClock
    let endDetails: SimulatorConfiguration.EndDetails
    let sendsTimelines: Bool
    /// False when only legs are wanted, which is several times faster.
    let makesFrames: Bool
    var random: SeededGenerator
    var call: PlannedCall
    /// Milliseconds since the call's start.
    private(set) var now = 0
    private(set) var members: [Member] = []
    private var channels = 0

    init(recipe: CallRecipe, configuration: SimulatorConfiguration, clock: PBXClock, makesFrames: Bool) {
        directory = configuration.directory
        endDetails = configuration.endDetails
        sendsTimelines = configuration.sendsTimelines
        self.clock = clock
        self.makesFrames = makesFrames
        random = SeededGenerator(seed: recipe.seed)
        call = PlannedCall(recipe: recipe)
    }

    /// Composes the whole call.
    mutating func compose() -> PlannedCall {
        play(call.recipe.kind)
        finish()
        return call
    }

    // MARK: Time

    /// Lets a drawn time pass: milliseconds of life, shortened by the recipe's speed.
    mutating func pass(_ milliseconds: ClosedRange<Int>) {
        now += max(1, Int(Double(random.number(in: milliseconds)) / call.recipe.speed))
    }

    // MARK: Members and frames

    /// Adds the caller or callee on a trunk.
    mutating func addTrunk(_ kind: Member.Kind, from: String, to: String, trunk: String, path: String = "") -> Int {
        members.append(
            Member(kind: kind, number: "", from: from, to: to, trunk: trunk, channel: channel(trunk), path: path)
        )
        return members.count - 1
    }

    /// Adds an extension's phone.
    mutating func addPhone(_ number: String, path: String = "") -> Int {
        members.append(Member(kind: .phone, number: number, channel: channel(number), path: path))
        return members.count - 1
    }

    /// Sets the route a member is on.
    mutating func setPath(_ path: String, of index: Int) {
        members[index].path = path
    }

    /// Changes members and announces exactly these in one event 30011, with the phones' events 30008.
    mutating func announce(_ changes: [(member: Int, status: String)]) {
        for (index, status) in changes { members[index].status = status }
        guard makesFrames else { return }
        emit(
            EventFrame(type: 30_011, message: EventTexts.members(callID: call.callID, changes.map { text($0.member) })),
            changesMembers: true
        )
        for (index, status) in changes where members[index].kind == .phone {
            let state =
                switch status {
                case "RING": "Ringing"
                case "BYE": "Idle"
                default: "Busy"
                }
            emit(EventFrame(type: 30_008, message: EventTexts.extensionState(members[index].number, state)))
        }
    }

    /// Adds an event at the present moment.
    mutating func emit(_ event: EventFrame, changesMembers: Bool = false) {
        guard makesFrames else { return }
        let live =
            changesMembers
            ? members.indices.filter { members[$0].status != "BYE" && !members[$0].status.isEmpty }.map { text($0) }
            : nil
        call.frames.append(PlannedFrame(offset: now, event: event, liveMembers: live))
    }

    func text(_ index: Int) -> String {
        let member = members[index]
        switch member.kind {
        case .phone:
            return EventTexts.extensionMember(
                number: member.number,
                channel: member.channel,
                status: member.status,
                path: member.path
            )
        case .inbound, .outbound:
            return EventTexts.trunkMember(
                kind: member.kind == .inbound ? "inbound" : "outbound",
                from: member.from,
                to: member.to,
                trunk: member.trunk,
                channel: member.channel,
                status: member.status,
                path: member.path
            )
        }
    }

    private mutating func channel(_ endpoint: String) -> String {
        channels += 1
        return "PJSIP/\(endpoint)-" + hexadecimal(call.recipe.counter * 16 + channels, digits: 8)
    }

    // MARK: Offers

    /// Notes that a phone begins to ring; the index stays valid for ``endOffer(_:_:)``.
    mutating func beginOffer(_ member: Int) -> Int {
        let phone = members[member]
        call.offers.append(
            PlannedOffer(
                number: phone.number,
                channelID: phone.channel,
                path: phone.path,
                startsAt: now,
                result: "missed"
            )
        )
        return call.offers.count - 1
    }

    mutating func endOffer(_ index: Int, _ result: String) {
        if result == "answered" {
            call.offers[index].answeredAt = now
        } else {
            call.offers[index].endsAt = now
        }
        call.offers[index].result = result
    }

    /// Notes the first answer of a person.
    mutating func personAnswered(_ number: String) {
        if call.answeredBy == nil {
            call.answeredBy = number
            call.answeredAt = now
        }
    }

    // MARK: End

    /// The last announcement of a call: all that still live hang up, its rows and events 30012 follow.
    private mutating func finish() {
        call.endsAt = now
        let living = members.indices.filter { members[$0].status != "BYE" && !members[$0].status.isEmpty }
        for index in call.offers.indices where call.offers[index].endsAt == nil { call.offers[index].endsAt = now }
        guard makesFrames else { return }
        let detailsFirst = random.chance(20)
        if detailsFirst { emitEndDetails() }
        if random.chance(50) {
            for index in living { announce([(index, "BYE")]) }
        } else if !living.isEmpty {
            announce(living.map { ($0, "BYE") })
        }
        if !detailsFirst { emitEndDetails() }
    }

    private mutating func emitEndDetails() {
        let chosen =
            switch endDetails {
            case .perLeg: call.legs
            case .perCall: [call.legs.last { $0.isWithPerson } ?? call.legs.last].compactMap { $0 }
            }
        for leg in chosen {
            emit(EventFrame(type: 30_012, message: EventTexts.endDetails(call, leg: leg, clock: clock)))
        }
        guard sendsTimelines else { return }
        for (index, leg) in call.legs.enumerated() {
            let message = EventTexts.timeline(call, leg: leg, number: index + 1, clock: clock)
            emit(EventFrame(type: 30_039, message: message, messageIsString: false))
        }
    }
}
