import CallModel
import YeastarProtocol

/// Reads lists of call members, whose every element is an object with one key that names the member's kind.
enum MemberReader {
    struct List {
        var states: [MemberState] = []
        /// What could not be read beside the states.
        var problem: String?
    }

    /// The members of a list, or of a single object in its place; `nil` when there is no list at all.
    ///
    /// A member whose fields are not wrapped in its kind is of `bareKind`, or of the kind that its fields suggest.
    static func read(_ node: JSONView?, bareKind: String?) -> List? {
        guard let node else { return nil }
        var list = List()
        list.states.reserveCapacity(2)
        switch node.kind {
        case .array:
            for element in node.elements { append(element, bareKind, to: &list) }
        case .object:
            append(node, bareKind, to: &list)
        case .string:
            // A list inside a string, as messages are.
            guard let inner = try? JSONDocument(parsing: node.withScalar { Array($0) }),
                inner.root.kind == .array || inner.root.kind == .object
            else { return node.text == nil ? nil : List(problem: "members that are neither a list nor an object") }
            return inner.root.withView { read($0, bareKind: bareKind) }
        case .null: return nil
        case .number, .bool: list.problem = "members that are neither a list nor an object"
        }
        return list
    }

    private static func append(_ element: JSONView, _ bareKind: String?, to list: inout List) {
        guard element.kind == .object else {
            list.problem = list.problem ?? "a member that is no object"
            return
        }
        var isWrapped = false
        for (key, value) in element.members {
            switch value.kind {
            case .object:
                isWrapped = true
                list.states.append(state(kind: kind(named: key), value))
            case .array where !key.isString("members"):
                for inner in value.elements where inner.kind == .object {
                    isWrapped = true
                    list.states.append(state(kind: kind(named: key), inner))
                }
            default: break
            }
        }
        guard !isWrapped else { return }
        if element["member_status"] != nil || element["channel_id"] != nil || element["number"] != nil
            || element["from"] != nil
        {
            let kind = bareKind ?? (element["number"] != nil ? "extension" : "inbound")
            list.states.append(state(kind: kind, element))
        } else {
            list.problem = list.problem ?? "a member without any field that is known"
        }
    }

    private static func state(kind: String, _ fields: JSONView) -> MemberState {
        MemberState(
            kind: kind,
            number: PartyText(fields["number"]?.text ?? fields["from"]?.text).number,
            dialed: PartyText(fields["to"]?.text).number,
            channelID: fields["channel_id"]?.text,
            trunk: fields["trunk_name"]?.text,
            status: fields["member_status"]?.text.map(upperCased) ?? "",
            path: fields["call_path"]?.text
        )
    }

    private static func kind(named key: JSONView) -> String {
        if key.isString("extension") { return "extension" }
        if key.isString("inbound") { return "inbound" }
        if key.isString("outbound") { return "outbound" }
        return (key.string ?? "").lowercased().filter { !$0.isWhitespace }
    }

    /// Without an allocation for the words that the PBX sends.
    private static func upperCased(_ word: String) -> String {
        var word = word
        return word.withUTF8 { $0.contains { $0 > 0x5A } } ? word.uppercased() : word
    }
}
