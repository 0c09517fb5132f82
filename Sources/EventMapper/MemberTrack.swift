import CallModel

/// What one member of a call did, from its first report to its BYE; a member that comes back begins another track.
struct MemberTrack {
    struct Step {
        var receipt: CallFacts.Receipt
        var status: String
        var phase: MemberState.Phase

        var seconds: Int64 { receipt.seconds }
    }

    var key: String
    var kind: String
    var isExtension: Bool
    var number: String?
    var dialed: String?
    var channelID: String?
    var trunk: String?
    /// The first object that the call went through on its way to the member.
    var path: String? { paths.first?.number }
    /// Every object that the call went through, and when each was first reported; in that order.
    private(set) var paths: [(receipt: CallFacts.Receipt, number: String)] = []
    /// In the order of their receipts; never empty.
    var steps: [Step]
    let firstReceipt: CallFacts.Receipt
    /// When the member was last reported, whether that said anything new or not.
    var lastReceipt: CallFacts.Receipt

    init(_ member: MemberState, _ receipt: CallFacts.Receipt) {
        key = member.key
        kind = member.kind
        isExtension = member.isExtension
        channelID = member.channelID
        steps = []
        firstReceipt = receipt
        lastReceipt = receipt
        add(member, receipt)
    }

    mutating func add(_ member: MemberState, _ receipt: CallFacts.Receipt) {
        number = number ?? member.number
        dialed = dialed ?? member.dialed
        trunk = trunk ?? member.trunk
        if let path = member.path, !paths.contains(where: { $0.number == path }) { paths.append((receipt, path)) }
        lastReceipt = receipt
        let phase = member.phase
        // A repeated report says nothing new, except that the member was alive then.
        if let last = steps.last, last.phase == phase, last.status == member.status { return }
        steps.append(Step(receipt: receipt, status: member.status, phase: phase))
    }

    var isEnded: Bool { steps.last?.phase == .ended }

    var endedStep: Step? { steps.last.flatMap { $0.phase == .ended ? $0 : nil } }

    /// The first moment of talking.
    var answeredStep: Step? { steps.first { $0.phase == .talking } }

    /// Whether the member's first report found it in conversation, so that its answer was earlier.
    var isFirstSeenTalking: Bool { steps.first.map { $0.phase == .talking || $0.phase == .held } ?? false }

    /// Whether this member was called, told by the words that only a called member carries; `nil` when no word tells.
    var isCalled: Bool? {
        for step in steps {
            switch step.status {
            case "RING", "ANSWER": return true
            case "ALERT", "ANSWERED": return false
            default: continue
            }
        }
        return nil
    }

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
