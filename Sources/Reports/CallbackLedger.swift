/// Remembers, while calls pass from the newest to the oldest, who has been spoken with later.
struct CallbackLedger {
    /// An answered call with a number, either way.
    struct Contact {
        let id: Int64
        let startedAt: Int64
        let utcOffset: Int64?
    }

    struct Entry {
        var contact: Contact?
        /// Outbound calls before the contact that nobody answered.
        var attempts: Int64 = 0
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
        let other = direction == "inbound" ? caller : direction == "outbound" ? dialed : nil
        guard let other, let key = PhoneNumberKey.key(of: other), callers.contains(key) else { return }
        if outcome == "answered" {
            entries[key] = Entry(contact: Contact(id: id, startedAt: startedAt, utcOffset: utcOffset))
        } else if direction == "outbound", outcome != nil {
            entries[key, default: Entry()].attempts += 1
        }
    }
}
