import CallModel

/// What one member of a call did, from its first report to its BYE; a member that comes back begins another track.
struct MemberTrack {
    struct Step {
        var receipt: CallFacts.Receipt
        var status: String
        var phase: MemberState.Phase

        var seconds: Int64 { receipt.seconds }
    }

    let key: String
    let kind: String
    let isExtension: Bool
    private(set) var number: String?
    private(set) var dialed: String?
    let channelID: String?
    private(set) var trunk: String?
    /// The first object that the call went through on its way to the member.
    var path: String? { paths.first?.number }
    /// Every object that the call went through, and when each was first reported; in that order.
    private(set) var paths: [(receipt: CallFacts.Receipt, number: String)] = []
    /// In the order of their receipts; never empty.
    private(set) var steps: [Step] = []
    let firstReceipt: CallFacts.Receipt
    /// When the member was last reported, whether that said anything new or not.
    private(set) var lastReceipt: CallFacts.Receipt
    /// Whether this member was called, told by the words that only a called member carries; `nil` when no word tells.
    private(set) var isCalled: Bool?
    /// Whether the member did not come back after this track.
    private(set) var isLatest = true

    private init(_ member: MemberState, _ receipt: CallFacts.Receipt) {
        key = member.key
        kind = member.kind
        isExtension = member.isExtension
        channelID = member.channelID
        firstReceipt = receipt
        lastReceipt = receipt
        steps.reserveCapacity(Self.usualSteps)
        add(member, receipt)
    }

    /// As many as most members take.
    private static let usualSteps = 6

    private mutating func add(_ member: MemberState, _ receipt: CallFacts.Receipt) {
        if number == nil { number = member.number }
        if dialed == nil { dialed = member.dialed }
        if trunk == nil { trunk = member.trunk }
        if let path = member.path, !paths.contains(where: { $0.number == path }) { paths.append((receipt, path)) }
        lastReceipt = receipt
        // A repeated report says nothing new, except that the member was alive then.
        if let last = steps.last, last.status == member.status { return }
        steps.append(Step(receipt: receipt, status: member.status, phase: member.phase))
        if isCalled == nil { isCalled = Self.isCalled(member.status) }
    }

    private static func isCalled(_ status: String) -> Bool? {
        switch status {
        case "RING", "ANSWER": true
        case "ALERT", "ANSWERED": false
        default: nil
        }
    }

    var isEnded: Bool { steps.last?.phase == .ended }

    var endedStep: Step? { steps.last.flatMap { $0.phase == .ended ? $0 : nil } }

    /// The first moment of talking.
    var answeredStep: Step? { steps.first { $0.phase == .talking } }

    /// Whether the member's first report found it in conversation, so that its answer was earlier.
    var isFirstSeenTalking: Bool { steps.first.map { $0.phase == .talking || $0.phase == .held } ?? false }

    /// Whether an extension made the call.
    var isCallingExtension: Bool { isExtension && isCalled == false }

    /// The person at this member's end, when the member was called: an extension, or the outside number.
    var calledPerson: String? {
        if isExtension { return isCalled == true ? number : nil }
        return kind == "outbound" ? dialed : nil
    }

    /// The times on hold; the last one is open while the member is held.
    var holds: [(start: Int64, end: Int64?)] {
        var holds: [(start: Int64, end: Int64?)] = []
        for (index, step) in steps.enumerated() where step.phase == .held {
            holds.append((step.seconds, index + 1 < steps.count ? steps[index + 1].seconds : nil))
        }
        return holds
    }
}

extension MemberTrack {
    /// The tracks of a call's members, from their states in any order.
    static func tracks(of members: [CallFacts.Received<MemberState>]) -> [MemberTrack] {
        let order = members.indices.sorted { first, second in
            let (receipt, other) = (members[first].receipt, members[second].receipt)
            return receipt != other ? receipt < other : members[first].value.isBefore(members[second].value)
        }
        var tracks: [MemberTrack] = []
        tracks.reserveCapacity(min(order.count, 4))
        var latest = Latest()
        for index in order {
            let place = latest.place(of: members[index].value.key, in: tracks)
            if let place, !tracks[place].isEnded || members[index].value.phase == .ended {
                tracks[place].add(members[index].value, members[index].receipt)
                continue
            }
            if let place { tracks[place].isLatest = false }
            tracks.append(MemberTrack(members[index].value, members[index].receipt))
            latest.added(to: tracks)
        }
        return tracks
    }

    /// Finds a member's latest track: among few, as in nearly every call, by looking at each of them.
    private struct Latest {
        private static let few = 8
        private var places: [String: Int] = [:]

        func place(of key: String, in tracks: [MemberTrack]) -> Int? {
            if tracks.count <= Self.few { return tracks.indices.last { tracks[$0].key == key } }
            return places[key]
        }

        mutating func added(to tracks: [MemberTrack]) {
            guard tracks.count > Self.few else { return }
            for index in places.isEmpty ? tracks.indices : tracks.indices.suffix(1) { places[tracks[index].key] = index }
        }
    }
}

extension MemberState {
    /// An order of the members of one frame by what they say; of one member's states, ringing comes before talking.
    fileprivate func isBefore(_ other: MemberState) -> Bool {
        let (rank, otherRank) = (phase.rank, other.phase.rank)
        if rank != otherRank { return rank < otherRank }
        let (key, otherKey) = (key, other.key)
        if key != otherKey { return key < otherKey }
        if status != other.status { return status < other.status }
        return (kind, number ?? "", dialed ?? "", path ?? "", trunk ?? "")
            < (other.kind, other.number ?? "", other.dialed ?? "", other.path ?? "", other.trunk ?? "")
    }
}

extension MemberState.Phase {
    fileprivate var rank: Int {
        switch self {
        case .ringing: 0
        case .other: 1
        case .talking: 2
        case .held: 3
        case .ended: 4
        }
    }
}

extension CallFacts.Receipt {
    /// Unix seconds, rounded down.
    var seconds: Int64 { milliseconds.dividedRoundingDown(by: 1000) }
}

extension Int64 {
    func dividedRoundingDown(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
