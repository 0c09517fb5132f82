import CallColumns
public import CallModel
import GRDB

/// Which calls count; an empty filter lets all of them pass.
public struct ReportFilter: Hashable, Sendable {
    /// Names of PBXs; empty: all.
    public var pbx: [String] = []
    /// A phone that called, was called, was rung, or answered.
    public var `extension`: String?
    /// A queue that the call reached.
    public var queue: String?
    /// A trunk that the call came or went by.
    public var trunk: String?
    public var did: String?
    public var direction: Direction?
    /// A number of any party, however it is written: `0611223344` also finds `+33611223344`.
    public var number: String?
    /// How the index of contacts has ``number``, when calls are to be found by it.
    var contactEnding: String?
    public var outcome: Call.Outcome?
    /// Business hours and holidays by the local time of a call's start.
    public var calendar = CalendarFilter()

    public init() {}

    /// Reads a word for ``direction``.
    ///
    /// - Throws: A usage ``ReportError`` that lists the words.
    public static func direction(named word: String) throws(ReportError) -> Direction {
        if let direction = Direction(rawValue: word.lowercased()) { return direction }
        throw unknown("--direction", word, Direction.allCases.map(\.rawValue))
    }

    /// Reads a word for ``outcome``.
    ///
    /// - Throws: A usage ``ReportError`` that lists the words.
    public static func outcome(named word: String) throws(ReportError) -> Call.Outcome {
        let normal = word.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
        if let outcome = Call.Outcome(rawValue: String(normal)) { return outcome }
        throw unknown("--outcome", word, Call.Outcome.allCases.map(\.rawValue))
    }

    private static func unknown(_ option: String, _ word: String, _ words: [String]) -> ReportError {
        .usage("\(option) \(word) is unknown: use one of \(words.joined(separator: ", ")).")
    }

    /// The parameters that are set.
    var parameters: Set<ReportParameter> {
        var set: Set<ReportParameter> = []
        if !pbx.isEmpty { set.insert(.pbx) }
        if `extension` != nil { set.insert(.extension) }
        if queue != nil { set.insert(.queue) }
        if trunk != nil { set.insert(.trunk) }
        if did != nil { set.insert(.did) }
        if direction != nil { set.insert(.direction) }
        if number != nil { set.insert(.number) }
        if outcome != nil { set.insert(.outcome) }
        if calendar.businessHours != nil { set.insert(.businessHours) }
        if calendar.holidays != nil { set.insert(.holidays) }
        return set
    }

    /// What a row `c` of the table `call` must fulfil.
    var callCondition: SQL {
        var terms: [SQL] = ["1"]
        // With the plus the name is only compared: calls are to be found by their time, not PBX by PBX.
        if !pbx.isEmpty { terms.append("+c.pbx IN (SELECT p.id FROM pbx p WHERE p.name IN \(pbx))") }
        if let direction { terms.append("c.direction = \(direction.rawValue)") }
        if let outcome { terms.append("c.outcome = \(outcome.rawValue)") }
        if let did {
            terms.append(
                "(c.did = \(did) OR EXISTS (SELECT 1 FROM leg d WHERE d.call = c.id AND d.leg > 0 AND d.did = \(did)))"
            )
        }
        if let queue {
            terms.append(
                """
                (c.queue = \(queue) OR EXISTS
                    (SELECT 1 FROM leg q WHERE q.call = c.id AND q.leg > 0 AND q.callee_kind = 'queue' AND q.callee = \(queue)))
                """
            )
        }
        if let trunk {
            terms.append(
                """
                (c.trunk = \(trunk) OR EXISTS
                    (SELECT 1 FROM leg t WHERE t.call = c.id AND t.leg > 0 AND \(trunk) IN (t.src_trunk, t.dst_trunk)))
                """
            )
        }
        if let number = `extension` {
            terms.append(
                """
                (c.answered_by = \(number) OR (c.direction IN ('outbound', 'internal') AND c.caller = \(number))
                    OR (c.direction = 'internal' AND c.dialed = \(number))
                    OR EXISTS (SELECT 1 FROM offer o WHERE o.call = c.id AND o.extension = \(number))
                    OR EXISTS (SELECT 1 FROM leg e WHERE e.call = c.id AND e.leg > 0
                        AND ((e.callee_kind = 'extension' AND e.callee = \(number))
                            OR (e.direction IN ('outbound', 'internal') AND e.caller = \(number)))))
                """
            )
        }
        if let contactEnding {
            terms.append("c.contact_key = \(contactEnding)")
        } else if let number {
            terms.append(Self.condition(onNumber: number))
        }
        if let hours = calendar.condition(on: "c") { terms.append(hours) }
        return terms.joined(separator: " AND ")
    }

    private static func condition(onNumber text: String) -> SQL {
        let ending = PhoneNumberKey.ending(of: text)
        let pattern = ending.map { "%" + $0 } ?? text
        // LIKE without wildcards would still be blind to case, and phone numbers have letters in SIP addresses.
        let comparison: SQL = ending == nil ? "=" : "LIKE"
        // In the spelling of the PBX alone, a country code may be missing.
        let contact: SQL = ending.map { "OR c.contact_key = \($0)" } ?? ""
        return """
            (c.caller \(literal: comparison) \(pattern) OR c.dialed \(literal: comparison) \(pattern)
                OR c.answered_by \(literal: comparison) \(pattern) \(literal: contact)
                OR EXISTS (SELECT 1 FROM leg n WHERE n.call = c.id AND n.leg > 0
                    AND (n.caller \(literal: comparison) \(pattern) OR n.callee \(literal: comparison) \(pattern))))
            """
    }
}
