/// A list that the PBX keeps of its own objects, as one answer gave it.
public struct DirectoryList: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case extensions
        case trunks
        case queues
    }

    public struct Entry: Hashable, Sendable {
        /// The number; a trunk's name, because trunks have none.
        public var number: String
        public var name: String?
        /// The agents' extension numbers; empty for anything but a queue.
        public var agents: [String]

        public init(number: String, name: String?, agents: [String] = []) {
            self.number = number
            self.name = name
            self.agents = agents
        }
    }

    public var kind: Kind
    public var entries: [Entry]

    public init(kind: Kind, entries: [Entry]) {
        self.kind = kind
        self.entries = entries
    }
}

/// The PBX's numbers and names in force at one moment.
public struct Directory: Hashable, Sendable {
    /// Names by extension number.
    public var extensions: [String: String]
    /// Names by queue number.
    public var queues: [String: String]
    public var trunks: Set<String>

    public init(extensions: [String: String] = [:], queues: [String: String] = [:], trunks: Set<String> = []) {
        self.extensions = extensions
        self.queues = queues
        self.trunks = trunks
    }

    /// Takes over a whole list, which replaces the earlier one of its kind.
    public mutating func apply(_ list: DirectoryList) {
        let names = Dictionary(list.entries.map { ($0.number, $0.name ?? "") }, uniquingKeysWith: { first, _ in first })
        switch list.kind {
        case .extensions: extensions = names
        case .queues: queues = names
        case .trunks: trunks = Set(names.keys)
        }
    }
}
