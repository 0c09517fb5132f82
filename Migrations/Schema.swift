/// The archive's schema: numbered SQL scripts, embedded in the binary so that it needs no file beside it.
public enum Schema {
    /// One step from a schema version to the next.
    public struct Script: Sendable {
        /// The version that the file has afterwards, from 1.
        public let version: Int
        /// The file's name, such as `V0001-frames.sql`.
        public let name: String
        public let sql: String
    }

    /// SQLite's `application_id` of every archive: "CAr1" in ASCII.
    public static let applicationID: Int32 = 0x4341_7231

    /// Every script, in order; a released one never changes, a change of the schema is a new one.
    public static let scripts: [Script] = [
        script(1, "V0001-frames.sql", PackageResources.V0001_frames_sql),
        script(2, "V0002-facts.sql", PackageResources.V0002_facts_sql),
        script(3, "V0003-calls.sql", PackageResources.V0003_calls_sql),
        script(4, "V0004-views.sql", PackageResources.V0004_views_sql),
        script(5, "V0005-contacts.sql", PackageResources.V0005_contacts_sql),
        script(6, "V0006-ready-views.sql", PackageResources.V0006_ready_views_sql),
        script(7, "V0007-call-blocks.sql", PackageResources.V0007_call_blocks_sql),
        script(8, "V0008-contact-parts.sql", PackageResources.V0008_contact_parts_sql),
        script(9, "V0009-newest-block.sql", PackageResources.V0009_newest_block_sql),
    ]

    /// The newest version that this binary knows.
    public static var currentVersion: Int { scripts.count }

    private static func script(_ version: Int, _ name: String, _ bytes: [UInt8]) -> Script {
        Script(version: version, name: name, sql: String(decoding: bytes, as: UTF8.self))
    }
}
