public import CallModel
import YeastarProtocol

extension EventMapper {
    /// Maps one row of the PBX's CDR history.
    public static func map(historyRow bytes: [UInt8]) -> MappedFrame {
        mapped(bytes, isAnswer: false) { (row, frame) throws(MappingProblem) in
            guard row.kind == .object else { throw MappingProblem(reason: "a history row that is no object") }
            let cdr = try CDRReader.history(row)
            frame.callID = cdr.callID
            frame.facts = [.cdr(cdr)]
        }
    }

    /// Maps the PBX's answer about its live calls (`call/query`).
    ///
    /// A list with an element that cannot be read tells of the others alone: the call in it would pass for one that has
    /// ended.
    public static func map(liveCalls bytes: [UInt8]) -> MappedFrame {
        mapped(bytes) { (answer, frame) throws(MappingProblem) in
            var calls: [LiveCall] = []
            var isWhole = true
            for row in try rows(of: answer, keys: ["data"]) {
                guard let callID = row["call_id"]?.text else {
                    frame.quarantine("a live call without call_id")
                    isWhole = false
                    continue
                }
                let members = MemberReader.read(row["members"], bareKind: nil)
                if let problem = members?.problem { frame.quarantine(problem) }
                calls.append(LiveCall(callID: callID, members: members?.states ?? []))
            }
            frame.facts =
                isWhole
                ? [.liveCalls(calls)]
                : calls.filter { !$0.members.isEmpty }.map { .members(callID: $0.callID, $0.members) }
        }
    }

    /// Maps a whole directory list: an answer of the PBX, or all its rows as one array.
    public static func map(directory kind: DirectoryList.Kind, rows bytes: [UInt8]) -> MappedFrame {
        mapped(bytes) { (answer, frame) throws(MappingProblem) in
            var entries: [DirectoryList.Entry] = []
            for row in try rows(of: answer, keys: ["data", "queue_list"]) {
                let name = kind == .extensions ? row["caller_id_name"]?.text : row["name"]?.text
                guard let number = kind == .trunks ? name : row["number"]?.text else {
                    frame.quarantine("a row of the \(kind.rawValue) without its \(kind == .trunks ? "name" : "number")")
                    continue
                }
                entries.append(DirectoryList.Entry(number: number, name: name, agents: agents(of: row)))
            }
            frame.facts = [.directory(DirectoryList(kind: kind, entries: entries))]
        }
    }

    /// Maps the PBX's answer about itself (`system/information`).
    public static func map(information bytes: [UInt8]) -> MappedFrame {
        mapped(bytes) { (answer, frame) throws(MappingProblem) in
            try checkSuccess(answer)
            guard let data = answer["data"], data.kind == .object else {
                throw MappingProblem(reason: "an answer without data")
            }
            var information = PBXInformation()
            information.serial = data["sn"]?.text
            information.name = data["device_name"]?.text
            information.model = data["model_name"]?.text
            information.firmware = data["firmware_version"]?.text
            if let clock = data["timestamp"]?.integer.map(Int64.init), LocalTime.saneSeconds.contains(clock) {
                information.clockSeconds = clock
                information.utcOffsetSeconds = data["system_time"]?.text
                    .flatMap { LocalTime.offset(of: $0, at: clock, tolerance: LocalTime.quarterHour / 2) }
                    .map(Int.init)
            }
            frame.serial = information.serial
            frame.facts = [.information(information)]
        }
    }

    /// What is read out of a document; quarantined when there is none.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - isAnswer: Whether it has rows, of which one that can't be read is null to `read`.
    ///   - read: Reads it.
    /// - Returns: What it means.
    private static func mapped(
        _ bytes: [UInt8],
        isAnswer: Bool = true,
        _ read: (JSONView, inout MappedFrame) throws(MappingProblem) -> Void
    ) -> MappedFrame {
        var frame = MappedFrame()
        func take(_ root: JSONView) {
            do throws(MappingProblem) {
                try read(root, &frame)
            } catch {
                frame.quarantine(error.reason)
            }
        }
        let failure = bytes.withUnsafeBufferPointer { JSONView.withDocument($0, take) }
        guard let failure else { return frame }
        do throws(JSONFailure) {
            let (document, rowFailure) =
                isAnswer ? try JSONDocument.salvage(bytes) : (try JSONDocument(repairing: bytes), nil)
            if let rowFailure { frame.quarantine("a row is \(rowFailure)") }
            document.root.withView(take)
        } catch {
            frame.quarantine(failure.description)
        }
        return frame
    }

    /// The list in an answer: under the first of the keys that is there; none at all means an empty one.
    private static func rows(of answer: JSONView, keys: [StaticString]) throws(MappingProblem) -> [JSONView] {
        if answer.kind == .array { return Array(answer.elements) }
        guard answer.kind == .object else { throw MappingProblem(reason: "an answer that is no object") }
        guard answer["errcode"]?.integer != 60001 else { return [] }
        try checkSuccess(answer)
        for key in keys {
            guard let list = answer[key], list.kind != .null else { continue }
            guard list.kind == .array else { throw MappingProblem(reason: "an answer whose \(key) is no list") }
            return Array(list.elements)
        }
        return []
    }

    private static func checkSuccess(_ answer: JSONView) throws(MappingProblem) {
        guard let code = answer["errcode"]?.integer else { throw MappingProblem(reason: "an answer without errcode") }
        guard code == 0 else {
            let message = answer["errmsg"]?.text
            throw MappingProblem(reason: "the PBX answered with error \(code)" + (message.map { " (\($0))" } ?? ""))
        }
    }

    private static func agents(of queue: JSONView) -> [String] {
        var agents: [String] = []
        for key: StaticString in ["static_agent_list", "dynamic_agent_list"] {
            guard let list = queue[key] else { continue }
            for agent in list.elements {
                if let number = agent["text2"]?.text, !agents.contains(number) { agents.append(number) }
            }
        }
        return agents
    }
}

extension MappedFrame {
    fileprivate mutating func quarantine(_ reason: String) {
        status = .quarantined
        error = error ?? reason
    }
}
