import ArchiveStore
import Ingest
import Logging
import YeastarClient

/// What the ingester says at its start when calls of the archive wait for `callarchive reprocess`.
enum ReprocessNotice {
    static func log(_ writer: ArchiveWriter, _ feeds: [PBXFeedSettings], _ logger: Logger) async throws {
        if try await writer.hasCallsOfOlderRules() {
            logger.notice("calls were made by older rules: run `callarchive reprocess --apply`")
        }
        for feed in feeds {
            guard let plan = feed.numberPlan else { continue }
            let name = feed.connection.name
            if try await writer.hasCalls(ofPBX: name, besides: plan) {
                logger.notice(
                    "the number plan has changed: run `callarchive reprocess --apply` for the calls so far",
                    metadata: ["pbx": "\(name)"]
                )
            }
        }
    }
}
