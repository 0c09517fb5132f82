/// Remembers, while calls pass from the newest to the oldest, who has been spoken with later.
struct CallbackLedger {
    /// A call with a number.
    struct Contact {
        let id: Int64
        let startedAt: Int64
        let utcOffset: Int64?
        let isOutbound: Bool
    }

    /// What came later; small, because there is one for each missed caller.
    struct Entry {
        /// The first answered call, either way.
        var contact: Contact?
        /// Outbound calls before the contact that nobody answered.
        var attempts: Int32 = 0
        /// When the first outbound call up to the contact was, answered or not.
        var firstAttemptAt: Int64?
        /// All outbound calls that nobody answered.
        var allAttempts: Int32 = 0
    }

    private var entries: [Entry]

    /// Creates a ledger for so many callers, each of whom has a place.
    init(count: Int) {
        entries = [Entry](repeating: Entry(), count: count)
    }

    subscript(caller: Int) -> Entry { entries[caller] }

    /// Takes a call that was answered, or went out in vain.
    mutating func see(_ call: Contact, with caller: Int, isAnswered: Bool) {
        if isAnswered {
            entries[caller].contact = call
            entries[caller].attempts = 0
            entries[caller].firstAttemptAt = call.isOutbound ? call.startedAt : nil
        } else {
            entries[caller].firstAttemptAt = call.startedAt
            entries[caller].attempts += 1
            entries[caller].allAttempts += 1
        }
    }
}
