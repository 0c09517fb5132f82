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
        loadTransfers = try PreparedStatement(db, "SELECT frame, kind FROM transfer_report WHERE call = ?")
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
        var ofTransfer: [Int64: [CallFacts.Received<MemberState>]] = [:]
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
            let received = CallFacts.Received(member, row.receipt(at: 0))
            if row.integer(3) == Report.transfer.rawValue {
                ofTransfer[row.integer(4) ?? 0, default: []].append(received)
            } else if let asked = row.integer(12) {
                queried.append((asked, received))
            } else {
                facts.members.append(received)
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
        guard !ofTransfer.isEmpty else { return queried.isEmpty }
        try loadTransfers.bind(call).forEachRow { row in
            guard let members = ofTransfer[row.integer(0) ?? 0], let receipt = members.first?.receipt else { return }
            let report = TransferReport(
                kind: row.text(1).flatMap(TransferReport.Kind.init) ?? .transfer,
                callID: facts.callID,
                members: members.map(\.value)
            )
            facts.transfers.append(CallFacts.Received(report, receipt))
        }
        return false
    }
}
