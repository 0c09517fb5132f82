/// Everything known of one call, in any order: what its call, legs and offers are derived from.
///
/// Each fact keeps when and where it was received, so that the order of processing never matters.
public struct CallFacts: Sendable {
    /// When and where a fact was read: orders the facts of one call.
    public struct Receipt: Hashable, Comparable, Sendable {
        /// Unix milliseconds.
        public var milliseconds: Int64
        public var connection: Int64
        public var sequence: Int64

        public init(milliseconds: Int64, connection: Int64, sequence: Int64) {
            self.milliseconds = milliseconds
            self.connection = connection
            self.sequence = sequence
        }

        public static func < (first: Self, second: Self) -> Bool {
            (first.milliseconds, first.connection, first.sequence)
                < (second.milliseconds, second.connection, second.sequence)
        }
    }

    /// A fact with its receipt.
    public struct Received<Value: Hashable & Sendable>: Hashable, Sendable {
        public var receipt: Receipt
        public var value: Value

        public init(_ value: Value, _ receipt: Receipt) {
            self.value = value
            self.receipt = receipt
        }
    }

    public var callID: String
    /// Events and history rows; of a history row only its latest version.
    public var cdrs: [Received<CDR>] = []
    /// One element for each member of each frame, in any order; members of one frame keep their order.
    public var members: [Received<MemberState>] = []
    public var transfers: [Received<TransferReport>] = []
    public var agents: [Received<AgentEvent>] = []
    public var timelines: [Received<LegTimeline>] = []
    /// When the PBX's list of live calls first lacked this call after its last member state; Unix milliseconds.
    public var goneMilliseconds: Int64?
    public var clock = PBXClock()
    public var directory = Directory()
    public var numberPlan = NumberPlan()

    public init(callID: String) { self.callID = callID }
}
