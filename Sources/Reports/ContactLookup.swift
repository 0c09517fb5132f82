import CallColumns
import GRDB

/// Finds the calls of a phone number by the outside party that they have: by an index, where a long period has too many calls
/// to look at each.
enum ContactLookup {
    /// Up to this length each call of the period is looked at, and each of its legs.
    private static let shortSeconds: Int64 = 31 * 86_400
    /// How many calls, spread over all of them, tell whether the archive has some without a contact.
    private static let samples: Int64 = 2000

    static let note =
        "In a period of more than 31 days, calls are found by their outside party: calls of others that were only forwarded to "
        + "the number are left out."

    /// The ending by which the index has a number.
    ///
    /// - Returns: The ending; `nil` when each call must be looked at: the number is short or no call's outside party, the
    ///   period is short, or the archive has calls that were derived before outside parties were.
    /// - Throws: An error of the database.
    static func ending(of number: String?, in period: ReportPeriod, _ database: Database) throws -> String? {
        guard let ending = number.flatMap(PhoneNumberKey.ending(of:)),
            period.to.seconds - period.from.seconds > shortSeconds,
            try isContact(ending, in: database), try !hasUnknownContacts(in: database)
        else { return nil }
        return ending
    }

    private static func isContact(_ ending: String, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM call WHERE contact_key = ?)",
            arguments: [ending]
        ) ?? false
    }

    /// Calls of the first rules have no contact until `reprocess` has gone over all of them.
    private static func hasUnknownContacts(in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                WITH RECURSIVE bound AS (SELECT coalesce(max(id), 0) AS last FROM call),
                sample(id) AS (
                    SELECT 1 UNION ALL SELECT id + 1 + last / ?1 FROM sample, bound WHERE id + 1 + last / ?1 <= last
                )
                SELECT EXISTS (SELECT 1 FROM sample CROSS JOIN call c ON c.id = sample.id
                    WHERE c.rule_version < 2 AND c.contact IS NULL
                        AND length(CASE c.direction WHEN 'inbound' THEN c.caller WHEN 'outbound' THEN c.dialed END)
                            >= \(PhoneNumberKey.comparedDigits))
                """,
            arguments: [samples]
        ) ?? false
    }
}
