import CallColumns

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

    /// Takes a row of ``MissedCalls/query(_:)``.
    mutating func see(_ row: RowPass) {
        let direction: String = row[3]
        let isOutbound = direction == "outbound"
        guard isOutbound || direction == "inbound", let outcome: String = row[6],
            let key = row.phoneNumberKey(isOutbound ? 5 : 4), callers.contains(key)
        else { return }
        let call = Contact(id: row[0], startedAt: row[1], utcOffset: row[2], isOutbound: isOutbound)
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
