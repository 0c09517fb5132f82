import CallModel

/// Tells what kind of destination a leg's callee is, and why.
struct DestinationRules {
    private let evidence: CallEvidence

    init(_ evidence: CallEvidence) { self.evidence = evidence }

    /// The kind of a leg's callee, of which `text` is the form that the PBX wrote: its words tell more than its number.
    func kind(of leg: Leg, text: String?) -> (kind: DestinationKind, reason: String)? {
        guard let callee = leg.callee else { return nil }
        let directory = evidence.directory
        let tracks = evidence.tracks
        // `Voicemail Alice<1004>`: the number is the extension's, but the box was reached, not the phone.
        let named = text.flatMap(Self.kind(named:))
        if let text, named == .voicemail { return (.voicemail, "name \"\(text)\"") }
        if directory.queues[callee] != nil { return (.queue, "queue list") }
        if directory.extensions[callee] != nil { return (.extension, "extension list") }
        if let text, let named { return (named, "name \"\(text)\"") }
        if let name = leg.calleeName, let kind = Self.kind(named: name) { return (kind, "name \"\(name)\"") }
        if evidence.agents.contains(where: { $0.value.queue == callee }) { return (.queue, "agent event") }
        if tracks.indices.contains(where: { tracks[$0].isExtension && tracks[$0].number == callee }) {
            return (.extension, "member")
        }
        if leg.disposition == .voicemail { return (.voicemail, "disposition") }
        if tracks.contains(where: { $0.paths.contains { $0.number == callee } }) { return (.other, "call path") }
        if leg.destinationTrunk != nil { return (.external, "destination trunk") }
        if leg.direction == .outbound { return (.external, "outbound") }
        if tracks.contains(where: { $0.kind == "outbound" && $0.dialed == callee }) { return (.external, "member") }
        return Self.isNumber(callee) ? kind(ofNumber: callee, leg) : (.other, "no number")
    }

    /// What a number is that no list, no word and no member tells.
    private func kind(ofNumber callee: String, _ leg: Leg) -> (kind: DestinationKind, reason: String) {
        if callee == leg.did { return (.other, "DID") }
        // A call that came in and reached an outside number was forwarded there.
        if callee.utf8.count > Self.extensionDigits { return (.external, "outside number") }
        // History marks whatever is no extension by a word of its own.
        if leg.historyIdentity != nil { return (.extension, "number without a mark") }
        guard evidence.directory.extensions.isEmpty, leg.direction == .internal else {
            return (.other, "unknown number")
        }
        let isLikeAnExtension =
            leg.caller?.utf8.count == callee.utf8.count
            || evidence.tracks.contains { $0.isExtension && $0.number?.utf8.count == callee.utf8.count }
        return isLikeAnExtension ? (.extension, "length") : (.other, "unknown number")
    }

    /// The longest extension number that a PBX allows.
    private static let extensionDigits = 7

    private static func isNumber(_ callee: String) -> Bool {
        let digits = callee.utf8.first == UInt8(ascii: "+") ? callee.utf8.dropFirst() : callee.utf8[...]
        return !digits.isEmpty && digits.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    }

    /// The kind that a destination's words name, such as `IVR Welcome<6200>`.
    private static func kind(named words: String) -> DestinationKind? {
        guard let first = words.utf8.first, first | 0x20 >= UInt8(ascii: "a") else { return nil }
        let lower = words.lowercased()
        for (word, kind) in Self.words where lower.hasPrefix(word) {
            let next = lower.utf8.dropFirst(word.utf8.count).first
            // `Queued Up<1002>` is a person.
            if let next, UInt8(ascii: "a")...UInt8(ascii: "z") ~= next { continue }
            return kind
        }
        return nil
    }

    private static let words: [(word: String, kind: DestinationKind)] = [
        ("ivr", .ivr), ("queue", .queue), ("ring group", .ringGroup), ("ringgroup", .ringGroup),
        ("voicemail", .voicemail), ("voice mail", .voicemail), ("group voicemail", .voicemail),
        ("satisfaction survey", .other), ("play prompt", .other), ("conference", .other), ("paging", .other),
        ("intercom", .other), ("call flow", .other), ("callback", .other), ("disa", .other), ("fax", .other),
        ("dial by name", .other), ("announcement", .other), ("hang up", .other), ("hangup", .other),
    ]
}
