public import CallModel

/// What derived rows would be, or were made to be, that the file has otherwise.
public struct ReprocessDifference: Hashable, Sendable {
    /// One place where a value changes.
    public struct Sample: Hashable, Sendable {
        /// The call's row; `nil` for a call that the file does not have.
        public var call: Int64?
        /// The PBX's id of the call.
        public var callID: String
        /// `nil` where there is no value.
        public var old: String?
        public var new: String?
    }

    /// The changes of one column, in rows that one version of the rules made.
    public struct ColumnChange: Hashable, Sendable {
        public var view: String
        public var column: String
        /// The rules that made the rows; 0 for a call that was never derived.
        public var ruleVersion: Int
        public var count: Int
        public var samples: [Sample]
    }

    /// Rows that appear or vanish.
    public struct RowChange: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable {
            case appears
            case vanishes
        }

        public var view: String
        public var kind: Kind
        public var count: Int
        public var samples: [Sample]
    }

    /// Frames whose meaning changes.
    public struct MeaningChange: Hashable, Sendable {
        public var origin: FrameOrigin
        /// The event's number; `nil` for anything that is no event.
        public var type: Int?
        /// The status before and after, with the reason of one that is in quarantine.
        public var old: String
        public var new: String
        public var count: Int
        /// Some of the frames, by their ids.
        public var frames: [Int64]
    }

    /// The rules of this version.
    public var ruleVersion: Int
    /// Frames and calls looked at.
    public var frames = 0
    public var calls = 0
    /// Calls that were left alone, because frames of theirs are not kept any more.
    public var unprovableCalls = 0
    /// Calls by the version of the rules that made them, as far as it is another one.
    public var staleCalls: [Int: Int] = [:]
    /// Calls with any change.
    public var changedCalls = 0
    /// Calls whose CDRs, member states or transfers are others.
    public private(set) var callsWithOtherFacts = 0
    /// Some of them, by their rows.
    public private(set) var samplesOfOtherFacts: [Int64] = []
    /// Frames that say something else beside calls: directories, clocks, agents, surveys, and the like.
    public var framesWithOtherFacts = 0
    /// Hourly sums that are not those of the file's calls.
    public var wrongHours = 0
    /// Calls and frames that could not be written, by the reason.
    public var failures: [String: Int] = [:]
    /// Whether the directory or the clock of a PBX changes.
    public var changesDirectory = false
    /// Whether it ended early, because the task was cancelled.
    public var isPartial = false

    private var columnChanges: [ColumnKey: Tally] = [:]
    private var rowChanges: [RowKey: Tally] = [:]
    private var meaningChanges: [MeaningKey: FrameTally] = [:]

    init(ruleVersion: Int) { self.ruleVersion = ruleVersion }

    /// How many samples are kept of each change.
    private static let sampleLimit = 3
    private static let meaningLimit = 50

    private struct ColumnKey: Hashable {
        var view: String
        var column: String
        var ruleVersion: Int
    }

    private struct RowKey: Hashable {
        var view: String
        var kind: RowChange.Kind
    }

    private struct MeaningKey: Hashable {
        var origin: FrameOrigin
        var type: Int?
        var old: String
        var new: String
    }

    private struct Tally: Hashable {
        var count = 0
        var samples: [Sample] = []

        mutating func add(_ sample: Sample) {
            count += 1
            if samples.count < sampleLimit { samples.append(sample) }
        }
    }

    private struct FrameTally: Hashable {
        var count = 0
        var frames: [Int64] = []
    }

    // MARK: - What was found

    /// Whether everything is as this version would make it.
    public var isEmpty: Bool {
        staleCalls.isEmpty && changedCalls == 0 && framesWithOtherFacts == 0 && wrongHours == 0
            && meaningChanges.isEmpty && failures.isEmpty
    }

    /// By view, column and rules.
    public var columns: [ColumnChange] {
        columnChanges.map { key, tally in
            ColumnChange(
                view: key.view,
                column: key.column,
                ruleVersion: key.ruleVersion,
                count: tally.count,
                samples: tally.samples
            )
        }.sorted { ($0.view, $0.column, $0.ruleVersion) < ($1.view, $1.column, $1.ruleVersion) }
    }

    public var rows: [RowChange] {
        rowChanges.map { key, tally in
            RowChange(view: key.view, kind: key.kind, count: tally.count, samples: tally.samples)
        }.sorted { ($0.view, $0.kind.rawValue) < ($1.view, $1.kind.rawValue) }
    }

    public var meanings: [MeaningChange] {
        meaningChanges.map { key, tally in
            MeaningChange(
                origin: key.origin,
                type: key.type,
                old: key.old,
                new: key.new,
                count: tally.count,
                frames: tally.frames
            )
        }.sorted {
            ($0.origin.rawValue, $0.type ?? 0, $0.old, $0.new) < ($1.origin.rawValue, $1.type ?? 0, $1.old, $1.new)
        }
    }

    // MARK: - Taking notes

    mutating func note(_ view: String, _ column: String, ruleVersion: Int, _ sample: Sample) {
        columnChanges[ColumnKey(view: view, column: column, ruleVersion: ruleVersion), default: Tally()].add(sample)
    }

    mutating func note(_ view: String, _ kind: RowChange.Kind, _ sample: Sample) {
        rowChanges[RowKey(view: view, kind: kind), default: Tally()].add(sample)
    }

    mutating func noteOtherFacts(of call: CallTable.Key) {
        callsWithOtherFacts += 1
        if samplesOfOtherFacts.count < Self.sampleLimit { samplesOfOtherFacts.append(call.id) }
    }

    mutating func noteMeaning(of frame: StoredFrame) {
        let meaning = frame.arrival.meaning
        var key = MeaningKey(
            origin: frame.arrival.origin,
            type: meaning.type ?? frame.before.type,
            old: Self.words(frame.before.status.rawValue, frame.before.error),
            new: Self.words(meaning.status.rawValue, meaning.error)
        )
        // Reasons quote the frames: there could be as many as frames.
        if meaningChanges[key] == nil, meaningChanges.count >= Self.meaningLimit {
            key = MeaningKey(
                origin: frame.arrival.origin,
                type: nil,
                old: frame.before.status.rawValue,
                new: meaning.status.rawValue
            )
        }
        var tally = meaningChanges[key] ?? FrameTally()
        tally.count += 1
        if tally.frames.count < Self.sampleLimit { tally.frames.append(frame.id) }
        meaningChanges[key] = tally
    }

    /// The reason without its place in the frame, so that frames of one kind count as one.
    private static func words(_ status: String, _ reason: String?) -> String {
        guard let reason else { return status }
        guard let place = reason.firstRange(of: " (byte ") else { return "\(status): \(reason)" }
        return "\(status): \(reason[..<place.lowerBound])"
    }
}
