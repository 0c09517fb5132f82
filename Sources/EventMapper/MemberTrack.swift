import CallModel

/// What one member of a call did, from its first report to its BYE; a member that comes back begins another track.
struct MemberTrack {
    typealias Received = CallFacts.Received<MemberState>

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

    private init(_ members: [Received], _ index: Int) {
        key = Self.key(of: members, index)
        kind = members[index].value.kind
        isExtension = members[index].value.isExtension
        channelID = members[index].value.channelID
        firstReceipt = members[index].receipt
        lastReceipt = members[index].receipt
        steps.reserveCapacity(Self.usualSteps)
        add(members, index)
    }

    /// As many as most members take.
    private static let usualSteps = 6

    /// Adds a state, which stays where it is: it is larger than what it adds.
    private mutating func add(_ members: [Received], _ index: Int) {
        let receipt = members[index].receipt
        if number == nil, let value = members[index].value.number { number = value }
        if dialed == nil, let value = members[index].value.dialed { dialed = value }
        if trunk == nil, let value = members[index].value.trunk { trunk = value }
        if let path = members[index].value.path, !paths.contains(where: { $0.number == path }) {
            paths.append((receipt, path))
        }
        lastReceipt = receipt
        let status = members[index].value.status
        // A repeated report says nothing new, except that the member was alive then.
        if let last = steps.last, last.status == status { return }
        steps.append(Step(receipt: receipt, status: status, phase: MemberState.Phase(status: status)))
        if isCalled == nil { isCalled = Self.isCalled(status) }
    }

    private static func key(of members: [Received], _ index: Int) -> String {
        if let channel = members[index].value.channelID { return channel }
        return members[index].value.key
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

    /// Adds the times on hold; the last one is open while the member is held.
    func addHolds(to holds: inout [(start: Int64, end: Int64?)]) {
        for (index, step) in steps.enumerated() where step.phase == .held {
            holds.append((step.seconds, index + 1 < steps.count ? steps[index + 1].seconds : nil))
        }
    }
}

extension MemberTrack {
    /// The tracks of a call's members, from their states in any order.
    static func tracks(of members: [Received]) -> [MemberTrack] {
        let order = members.indices.sorted { isBefore(members, $0, $1) }
        var tracks: [MemberTrack] = []
        tracks.reserveCapacity(min(order.count, Latest.few))
        var latest = Latest()
        for index in order {
            let place = latest.place(of: key(of: members, index), in: tracks)
            if let place, !tracks[place].isEnded || MemberState.Phase(status: members[index].value.status) == .ended {
                tracks[place].add(members, index)
                continue
            }
            if let place { tracks[place].isLatest = false }
            tracks.append(MemberTrack(members, index))
            latest.added(to: tracks)
        }
        return tracks
    }

    /// By receipt; the members of one frame by what they say.
    ///
    /// Of one member's states, ringing comes before talking.
    private static func isBefore(_ members: [Received], _ first: Int, _ second: Int) -> Bool {
        let (receipt, otherReceipt) = (members[first].receipt, members[second].receipt)
        if receipt != otherReceipt { return receipt < otherReceipt }
        let phase = MemberState.Phase(status: members[first].value.status)
        let otherPhase = MemberState.Phase(status: members[second].value.status)
        if phase != otherPhase { return phase.rank < otherPhase.rank }
        let (key, otherKey) = (key(of: members, first), key(of: members, second))
        if key != otherKey { return key < otherKey }
        let (one, other) = (members[first].value, members[second].value)
        if one.status != other.status { return one.status < other.status }
        return (one.kind, one.number ?? "", one.dialed ?? "", one.path ?? "", one.trunk ?? "")
            < (other.kind, other.number ?? "", other.dialed ?? "", other.path ?? "", other.trunk ?? "")
    }

    /// Finds a member's latest track: among few, as in nearly every call, by looking at each of them.
    private struct Latest {
        static let few = 8
        private var places: [String: Int] = [:]

        func place(of key: String, in tracks: [MemberTrack]) -> Int? {
            if tracks.count <= Self.few { return tracks.indices.last { tracks[$0].key == key } }
            return places[key]
        }

        mutating func added(to tracks: [MemberTrack]) {
            guard tracks.count > Self.few else { return }
            for index in places.isEmpty ? tracks.indices : tracks.indices.suffix(1) {
                places[tracks[index].key] = index
            }
        }
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
    package func dividedRoundingDown(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
