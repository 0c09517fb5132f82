/// Who and what the simulated PBX knows: extensions, queues, trunks, numbers.
public struct PBXDirectory: Sendable {
    /// One numbered object with a name: an extension, an IVR, a ring group.
    public struct Entry: Sendable, Hashable {
        public var number: String
        public var name: String

        public init(number: String, name: String) {
            self.number = number
            self.name = name
        }
    }

    /// A queue with its agents.
    public struct Queue: Sendable, Hashable {
        public var number: String
        public var name: String
        /// Extension numbers.
        public var agents: [String]

        public init(number: String, name: String, agents: [String]) {
            self.number = number
            self.name = name
            self.agents = agents
        }
    }

    /// A number dialled from outside, and the trunk it comes in on.
    public struct DID: Sendable, Hashable {
        public var number: String
        public var name: String
        public var trunk: String

        public init(number: String, name: String, trunk: String) {
            self.number = number
            self.name = name
            self.trunk = trunk
        }
    }

    public var extensions: [Entry]
    public var queues: [Queue]
    public var ivr: Entry
    public var ringGroup: Entry
    /// Extension numbers of the ring group.
    public var ringGroupMembers: [String]
    public var trunks: [String]
    public var dids: [DID]

    /// Extensions 1001 to 1012, queues 6400 and 6401, IVR 6200, ring group 6300, two trunks, four DIDs.
    public static let standard = PBXDirectory(
        extensions: [
            Entry(number: "1001", name: "Alice Martin"), Entry(number: "1002", name: "Bruno Keller"),
            Entry(number: "1003", name: "Chloé Dubois"), Entry(number: "1004", name: "David O'Hara"),
            Entry(number: "1005", name: "Emma Rossi"), Entry(number: "1006", name: "Farid Haddad"),
            Entry(number: "1007", name: "Greta Lindqvist"), Entry(number: "1008", name: "Hugo Moreau"),
            Entry(number: "1009", name: "Inès Ferrand"), Entry(number: "1010", name: "Jonas Weber"),
            Entry(number: "1011", name: "Katarzyna Wójcik"), Entry(number: "1012", name: "Léo \"Bis\" Petit"),
        ],
        queues: [
            Queue(number: "6400", name: "Support", agents: ["1001", "1002", "1003", "1004", "1005"]),
            Queue(number: "6401", name: "Sales", agents: ["1004", "1005", "1006", "1007", "1008"]),
        ],
        ivr: Entry(number: "6200", name: "Welcome"),
        ringGroup: Entry(number: "6300", name: "Office"),
        ringGroupMembers: ["1009", "1010", "1011"],
        trunks: ["Trunk-A", "Trunk-B"],
        dids: [
            DID(number: "0140000000", name: "Main line", trunk: "Trunk-A"),
            DID(number: "0140000010", name: "", trunk: "Trunk-A"),
            DID(number: "0140000020", name: "Sales line", trunk: "Trunk-B"),
            DID(number: "0140000030", name: "", trunk: "Trunk-B"),
        ]
    )

    /// The name of an extension, or an empty text.
    func name(of number: String) -> String {
        extensions.first { $0.number == number }?.name ?? ""
    }
}
