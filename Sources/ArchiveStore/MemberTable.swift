import CallModel
import GRDB

/// Layer 2: member states, and the transfer reports that carry some.
final class MemberTable {
    /// Which kind of frame a member's state came by.
    enum Report: Int64 {
        case callState = 0
        case transfer = 1
        case liveQuery = 2
    }

    private let insert: RowInsert
    private let insertTransfer: PreparedStatement
    private let load: PreparedStatement
    private let loadTransfers: PreparedStatement

    init(_ db: Database) throws {
        insert = try RowInsert(
            db,
            into: "member_state",
            ["call", "frame", "report", "kind", "number", "dialed", "channel_id", "trunk", "status", "path"]
        )
        insertTransfer = try PreparedStatement(
            db,
            "INSERT INTO transfer_report (frame, call, kind) VALUES (?, ?, ?)"
        )
        load = try PreparedStatement(
            db,
            """
            SELECT f.received_ms, f.connection, f.sequence, m.report, m.frame,
                m.kind, m.number, m.dialed, m.channel_id, m.trunk, m.status, m.path, q.asked_ms
            FROM member_state m JOIN frame f ON f.id = m.frame
            LEFT JOIN live_query q ON m.report = 2 AND q.frame = m.frame
            WHERE m.call = ? ORDER BY m.id
            """
        )
        loadTransfers = try PreparedStatement(
            db,
            """
            SELECT f.received_ms, f.connection, f.sequence, t.frame, t.kind
            FROM transfer_report t JOIN frame f ON f.id = t.frame WHERE t.call = ?
            """
        )
    }

    func store(_ members: [MemberState], report: Report, call: Int64, frame: Int64) throws {
        try insert.insert(members.indices) { index, row in
            let status = members[index].status
            row.bind(call).bind(frame).bind(report.rawValue).bind(members[index].kind).bind(members[index].number)
                .bind(members[index].dialed).bind(members[index].channelID).bind(members[index].trunk)
                .bind(status.isEmpty ? nil : status).bind(members[index].path)
        }
    }

    func store(_ transfer: TransferReport, call: Int64, frame: Int64) throws {
        try insertTransfer.bind(frame).bind(call).bind(transfer.kind.rawValue).run()
        try store(transfer.members, report: .transfer, call: call, frame: frame)
    }

    /// Adds a call's member states and transfer reports to its facts, which hold the call's CDRs already.
    ///
    /// - Returns: Whether these are all states that were told of the call, and none came by a transfer or a query.
    func load(call: Int64, into facts: inout CallFacts) throws -> Bool {
        var ofTransfer: [Int64: [MemberState]] = [:]
        var queried: [(asked: Int64, member: CallFacts.Received<MemberState>)] = []
        try load.bind(call).forEachRow { row in
            let member = MemberState(
                kind: row.text(5) ?? "",
                number: row.text(6),
                dialed: row.text(7),
                channelID: row.text(8),
                trunk: row.text(9),
                status: row.text(10) ?? "",
                path: row.text(11)
            )
            if row.integer(3) == Report.transfer.rawValue {
                ofTransfer[row.integer(4) ?? 0, default: []].append(member)
            } else if let asked = row.integer(12) {
                queried.append((asked, CallFacts.Received(member, row.receipt(at: 0))))
            } else {
                facts.members.append(CallFacts.Received(member, row.receipt(at: 0)))
            }
        }
        // The PBX wrote its answer at some moment between the question and its arrival. What the socket or a CDR told of
        // the call in that time may be newer, and is in order: then the answer adds nothing but doubt.
        if !queried.isEmpty {
            let told = (facts.members.map(\.receipt) + facts.cdrs.map(\.receipt)).map(\.milliseconds)
            for (asked, member) in queried
            where !told.contains(where: { $0 >= asked && $0 <= member.receipt.milliseconds }) {
                facts.members.append(member)
            }
        }
        try loadTransfers.bind(call).forEachRow { row in
            let report = TransferReport(
                kind: row.text(4).flatMap(TransferReport.Kind.init) ?? .transfer,
                callID: facts.callID,
                // Some name none.
                members: ofTransfer[row.integer(3) ?? 0] ?? []
            )
            facts.transfers.append(CallFacts.Received(report, row.receipt(at: 0)))
        }
        return queried.isEmpty && facts.transfers.isEmpty
    }
}
