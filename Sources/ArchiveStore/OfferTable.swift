import CallModel
import GRDB

/// Layer 3: the offers of each call.
final class OfferTable {
    private let load: PreparedStatement
    private let insert: PreparedStatement
    private let remove: PreparedStatement

    init(_ db: Database) throws {
        load = try PreparedStatement(
            db,
            """
            SELECT extension, channel_id, path, rang_at, answered_at, ended_at, result, ring_seconds, hold_seconds,
                estimated, hold_estimated
            FROM offer WHERE call = ? ORDER BY id
            """
        )
        insert = try PreparedStatement(
            db,
            """
            INSERT INTO offer (call, extension, channel_id, path, rang_at, answered_at, ended_at, result, ring_seconds,
                hold_seconds, estimated, hold_estimated)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        remove = try PreparedStatement(db, "DELETE FROM offer WHERE call = ?")
    }

    /// Makes a call's offers be these; a new call has none to look for, and those of another may be known.
    func store(_ offers: [Offer], call: Int64, isNew: Bool, former: [Offer]?) throws {
        if !isNew {
            guard try former ?? stored(call: call) != offers else { return }
            try remove.bind(call).run()
        }
        for offer in offers {
            insert.bind(call).bind(offer.extension).bind(offer.channelID).bind(offer.path).bind(offer.rangSeconds)
                .bind(offer.answeredSeconds).bind(offer.endedSeconds).bind(offer.result?.rawValue)
                .bind(offer.ringSeconds).bind(offer.holdSeconds).bind(offer.isEstimated)
                .bind(offer.isHoldEstimated)
            try insert.run()
        }
    }

    private func stored(call: Int64) throws -> [Offer] {
        var offers: [Offer] = []
        try load.bind(call).forEachRow { row in
            var offer = Offer(extension: row.text(0) ?? "", isEstimated: row.integer(9) == 1)
            offer.channelID = row.text(1)
            offer.path = row.text(2)
            offer.rangSeconds = row.integer(3)
            offer.answeredSeconds = row.integer(4)
            offer.endedSeconds = row.integer(5)
            offer.result = row.text(6).flatMap(Offer.Result.init)
            offer.ringSeconds = row.integer(7).map(Int.init)
            offer.holdSeconds = row.integer(8).map(Int.init)
            offer.isHoldEstimated = row.integer(10) == 1
            offers.append(offer)
        }
        return offers
    }
}
