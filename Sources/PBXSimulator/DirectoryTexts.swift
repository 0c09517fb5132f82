/// The literal JSON of the directory lists.
///
/// As on a real PBX they also tell who is available, and which trunk is busy: that is different at each reading.
enum DirectoryTexts {
    private static let presences = ["available", "away", "do_not_disturb", "lunch"]

    static func extensions(_ directory: PBXDirectory, reading: Int) -> [String] {
        directory.extensions.enumerated().map { index, entry in
            "{\"id\":\(101 + index),\"number\":\"\(entry.number)\",\"caller_id_name\":\(LiteralJSON.string(entry.name))"
                + ",\"role_name\":\"Employee\",\"presence_status\":\"\(presences[(index + reading) % presences.count])\",\"timezone\":\"default\""
                + ",\"online_status\":{\"sip_phone\":{\"status\":\((index + reading + 1) % 2)},\"linkus_desktop\":{\"status\":0}"
                + ",\"linkus_mobile\":{\"status\":0},\"linkus_web\":{\"status\":0}}}"
        }
    }

    static func trunks(_ directory: PBXDirectory, reading: Int) -> [String] {
        directory.trunks.enumerated().map { index, name in
            "{\"id\":\(1 + index),\"name\":\(LiteralJSON.string(name)),\"type\":\"register\",\"status\":\(1 + (index + reading) % 2)"
                + ",\"host_port\":\"192.0.2.10:5060\"}"
        }
    }

    static func queues(_ directory: PBXDirectory) -> [String] {
        directory.queues.enumerated().map { index, queue in
            let agents = queue.agents.map { number in
                let identifier = 101 + (directory.extensions.firstIndex { $0.number == number } ?? 0)
                return "{\"text\":\(LiteralJSON.string(directory.name(of: number))),\"text2\":\"\(number)\""
                    + ",\"value\":\"\(identifier)\",\"type\":\"extension\"}"
            }
            return "{\"id\":\(1 + index),\"number\":\"\(queue.number)\",\"name\":\(LiteralJSON.string(queue.name))"
                + ",\"ring_strategy\":\"rrmemory\",\"dynamic_agent_list\":null"
                + ",\"static_agent_list\":[\(agents.joined(separator: ","))],\"manager_list\":[]}"
        }
    }
}
