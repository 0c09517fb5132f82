/// The calls that the writer need not look up: those of the group in hand, and those that small groups mentioned before it.
///
/// Most events are about a call of an event before them. A lone event would read all of its call back, and write rows that
/// stay as they are: a third of the instructions until it is durable, and fifteen of 27 steps of statements.
struct KnownCalls {
    /// A group with more calls is one of many that come at once: its calls are forgotten with it, because to remember them
    /// costs what reading a few of them back does.
    static let groupLimit = 20
    /// How many calls are mentioned before those that were not mentioned meanwhile are forgotten.
    static let limit = 250

    private struct Name: Hashable {
        var pbx: Int64
        var callID: String
    }

    private var recent: [Name: MentionedCall] = [:]
    /// Those that were recent before there were too many; each that is mentioned again moves over.
    private var former: [Name: MentionedCall] = [:]

    mutating func find(pbx: Int64, callID: String) -> MentionedCall? {
        let name = Name(pbx: pbx, callID: callID)
        if let call = recent[name] { return call }
        guard !former.isEmpty, let call = former.removeValue(forKey: name) else { return nil }
        recent[name] = call
        return call
    }

    mutating func add(_ call: MentionedCall) {
        recent[Name(pbx: call.key.pbx, callID: call.key.callID)] = call
    }

    /// Makes room, so that no more than twice the limit, and a group, are ever in memory.
    mutating func endGroup() {
        guard recent.count >= Self.limit else { return }
        former = recent
        recent = [:]
    }

    mutating func removeAll() {
        recent.removeAll(keepingCapacity: true)
        former = [:]
    }
}
