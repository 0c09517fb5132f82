/// Which calls are played, and when they begin.
public struct CallScript: Sendable, Hashable {
    /// One call of a script.
    public struct Step: Sendable, Hashable {
        /// From the start of the script; shortened by the speed of the play.
        public var at: Duration
        public var kind: CallKind
        /// Decides every detail of the call.
        public var seed: UInt64

        /// Creates a step.
        public init(at: Duration, kind: CallKind, seed: UInt64) {
            self.at = at
            self.kind = kind
            self.seed = seed
        }
    }

    public var steps: [Step]

    /// Creates a script from its steps, in any order.
    public init(_ steps: [Step]) {
        self.steps = steps
    }

    /// One call of each kind, one after the other begins.
    public static func oneOfEach(seed: UInt64, every interval: Duration = .seconds(2)) -> CallScript {
        var random = SeededGenerator(seed: seed)
        return CallScript(
            CallKind.allCases.enumerated().map { index, kind in
                Step(at: interval * index, kind: kind, seed: random.next())
            }
        )
    }

    /// A single call that begins at once.
    public static func single(_ kind: CallKind, seed: UInt64 = 1) -> CallScript {
        CallScript([Step(at: .zero, kind: kind, seed: seed)])
    }

    /// The everyday mix, with starts drawn over a time.
    public static func mixed(count: Int, over duration: Duration, seed: UInt64) -> CallScript {
        var random = SeededGenerator(seed: seed)
        return CallScript(
            (0..<count).map { _ in
                let share = random.number(in: 0...999_999)
                return Step(at: duration * share / 1_000_000, kind: CallKind.draw(from: &random), seed: random.next())
            }
        )
    }
}
