/// Remembers, while calls pass from the newest to the oldest, who has been spoken with later.
struct CallbackLedger {
    /// A call with a number.
    struct Contact {
        let id: Int64
        let startedAt: Int64
        let utcOffset: Int64?
        let isOutbound: Bool
    }

    struct Entry {
        /// The first answered call, either way.
        var contact: Contact?
        /// The first outbound call up to the contact, answered or not.
        var firstAttempt: Contact?
        /// Outbound calls before the contact that nobody answered.
        var attempts: Int64 = 0
        /// All outbound calls that nobody answered.
        var allAttempts: Int64 = 0
    }

    private let callers: Set<UInt64>
    private var entries: [UInt64: Entry] = [:]

    /// Creates a ledger for some callers; the others' calls are not remembered.
    init(callers: Set<UInt64>) {
        self.callers = callers
    }

    func entry(for key: UInt64) -> Entry {
        entries[key] ?? Entry()
    }

    mutating func see(
        id: Int64,
        startedAt: Int64,
        utcOffset: Int64?,
        direction: String?,
        caller: String?,
        dialed: String?,
        outcome: String?
    ) {
        guard let other = OutsideNumber.of(direction: direction, caller: caller, dialed: dialed), let outcome,
            let key = PhoneNumberKey.key(of: other), callers.contains(key)
        else { return }
        let isOutbound = direction == "outbound"
        let call = Contact(id: id, startedAt: startedAt, utcOffset: utcOffset, isOutbound: isOutbound)
        var entry = entries[key] ?? Entry()
        if outcome == "answered" {
            entry = Entry(contact: call, firstAttempt: isOutbound ? call : nil, allAttempts: entry.allAttempts)
        } else if isOutbound {
            entry.firstAttempt = call
            entry.attempts += 1
            entry.allAttempts += 1
        }
        entries[key] = entry
    }
}
