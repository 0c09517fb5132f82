import CallModel
import Foundation
import TestSupport
import Testing

/// One spelling for each number, whoever wrote it.
@Suite struct NumberPlanTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var country: String
        var prefixes: String
        var written: String
        var isDialed: Bool
        var contact: String?

        init(_ country: String, _ prefixes: String, _ written: String, dialed: Bool, _ contact: String?) {
            (self.country, self.prefixes, self.written) = (country, prefixes, written)
            (isDialed, self.contact) = (dialed, contact)
        }

        var plan: NumberPlan {
            NumberPlan(
                country: Country(code: country),
                outsideLinePrefixes: prefixes.split(separator: ",").map(String.init)
            )
        }
        var testDescription: String { "\(country) [\(prefixes)] \(written) \(isDialed ? "dialled" : "shown")" }
    }

    private static func shown(_ country: String, _ prefixes: String, _ written: String, _ contact: String?) -> Row {
        Row(country, prefixes, written, dialed: false, contact)
    }

    private static func dialed(_ country: String, _ prefixes: String, _ written: String, _ contact: String?) -> Row {
        Row(country, prefixes, written, dialed: true, contact)
    }

    static let spellings: [Row] = [
        // One person in France, in every spelling, with and without an outside line.
        shown("FR", "", "+33611223344", "+33611223344"), shown("FR", "", "0033611223344", "+33611223344"),
        shown("FR", "", "0611223344", "+33611223344"), shown("FR", "", "33611223344", "+33611223344"),
        shown("FR", "", "611223344", "+33611223344"), shown("FR", "", "06 11 22 33 44", "+33611223344"),
        shown("FR", "", "+33 (0)6.11.22.33.44", "+33611223344"), shown("FR", "", "0033 0611223344", "+33611223344"),
        shown("FR", "0", "0611223344", "+33611223344"), shown("FR", "0", "00611223344", "+33611223344"),
        shown("FR", "0", "0-0611223344", "+33611223344"), shown("FR", "0", "+33611223344", "+33611223344"),
        dialed("FR", "0", "00611223344", "+33611223344"), dialed("FR", "0", "0-06 11 22 33 44", "+33611223344"),
        dialed("FR", "0", "0611223344", "+33611223344"), dialed("FR", "0", "000 33 611223344", "+33611223344"),
        dialed("FR", "0", "0033611223344", "+33611223344"), dialed("FR", "0", "0+33611223344", "+33611223344"),
        dialed("FR", "0,9", "90611223344", "+33611223344"), dialed("FR", "", "0611223344", "+33611223344"),
        // Service numbers and what no plan tells stay as dialled.
        dialed("FR", "", "118712", "118712"), dialed("FR", "0", "0118712", "118712"), dialed("FR", "", "3949", nil),
        dialed("FR", "0", "0112", nil), shown("FR", "", "00611223344", "00611223344"),
        shown("FR", "", "061122334", "061122334"),
        // Abroad, from France.
        dialed("FR", "0", "000442071838750", "+442071838750"), dialed("FR", "", "00442071838750", "+442071838750"),
        shown("FR", "", "+4930123456", "+4930123456"), dialed("FR", "", "00390612345678", "+390612345678"),
        shown("FR", "", "+44 (0)20 7183 8750", "+442071838750"), shown("FR", "", "+390612345678", "+390612345678"),
        // Lengths differ within Germany and Austria: only a prefix tells.
        shown("DE", "", "03012345678", "+493012345678"), shown("DE", "", "4930123456789", "+4930123456789"),
        shown("DE", "", "30123456", "30123456"), dialed("DE", "0", "003012345678", "+493012345678"),
        dialed("DE", "0", "030123456", "+4930123456"), dialed("DE", "0", "0-030123456", "+4930123456"),
        shown("AT", "", "0662123456", "+43662123456"), shown("DE", "", "0049 30 12345678", "+493012345678"),
        // North America.
        shown("US", "", "2125550123", "+12125550123"), shown("US", "", "12125550123", "+12125550123"),
        shown("US", "", "(212) 555-0123", "+12125550123"), shown("US", "", "+1 212-555-0123", "+12125550123"),
        dialed("US", "9", "912125550123", "+12125550123"), dialed("US", "9", "9011442071838750", "+442071838750"),
        dialed("US", "9", "9125550123", "+19125550123"), shown("US", "9", "9125550123", "+19125550123"),
        dialed("US", "9", "9-5550123", "5550123"), dialed("CA", "", "0114930123456", "+4930123456"),
        // Other trunk and international prefixes, or none.
        shown("GB", "", "02071838750", "+442071838750"), dialed("GB", "9", "902071838750", "+442071838750"),
        shown("ES", "", "911223344", "+34911223344"), shown("ES", "", "34911223344", "+34911223344"),
        shown("IT", "", "0612345678", "+390612345678"), shown("IT", "", "3331234567", "+393331234567"),
        shown("IT", "", "393331234567", "+393331234567"), shown("CH", "", "0441234567", "+41441234567"),
        shown("RU", "", "84951234567", "+74951234567"), dialed("RU", "", "8~10", nil),
        dialed("RU", "", "8104930123456", "+4930123456"), shown("KZ", "", "77271234567", "+77271234567"),
        shown("HU", "", "0612345678", "+3612345678"), dialed("JP", "0", "0010442071838750", "+442071838750"),
        shown("JP", "", "0312345678", "+81312345678"), dialed("AU", "", "0011442071838750", "+442071838750"),
        shown("AU", "", "0298765432", "+61298765432"), shown("DK", "", "32123456", "+4532123456"),
        shown("BR", "", "02111987654321", "+5511987654321"), shown("BR", "", "011987654321", "+5511987654321"),
        shown("KE", "", "0712345678", "+254712345678"), dialed("KE", "", "000442071838750", "+442071838750"),
        shown("ZA", "", "0821234567", "+27821234567"), shown("CN", "", "13812345678", "+8613812345678"),
        shown("no", "", "22123456", "+4722123456"), shown("UK", "", "02071838750", "+442071838750"),
        // No country: only what names its calling code.
        shown("", "", "+33611223344", "+33611223344"), shown("", "", "0033611223344", "+33611223344"),
        shown("", "", "0611223344", "0611223344"), dialed("", "0", "0-0611223344", "0611223344"),
        dialed("", "0", "000 33 611223344", "+33611223344"), shown("", "", "5550123", "5550123"),
        // No number at all.
        shown("FR", "", "anonymous", nil), shown("FR", "", "Unknown", nil), shown("FR", "", "sip:ann@example.com", nil),
        shown("FR", "", "0611A23344", nil), shown("FR", "", "", nil), shown("FR", "", "2041", nil),
        shown("FR", "", "*98", nil), shown("FR", "", "++33611223344", nil), shown("FR", "", "06+33611223344", nil),
        shown("FR", "", "+", nil), shown("FR", "", String(repeating: "0", count: 40), nil),
        shown("FR", "", "۰۶۱۱۲۲۳۳۴۴", nil),
    ]

    @Test("a number has one spelling", arguments: spellings)
    func normalises(row: Row) {
        #expect(row.plan.contact(row.written, isDialed: row.isDialed) == row.contact)
    }

    @Test("the one spelling of a number is kept, by every plan", arguments: spellings.compactMap(\.contact))
    func isKept(contact: String) throws {
        guard contact.hasPrefix("+") else { return }
        for code in Country.codes {
            let country = try #require(Country(code: code))
            for prefixes in [[], ["0"], ["9"], ["0", "9"]] {
                let plan = NumberPlan(country: country, outsideLinePrefixes: prefixes)
                #expect(plan.contact(contact, isDialed: false) == contact, "\(code)")
                #expect(plan.contact(contact, isDialed: true) == contact, "\(code)")
            }
        }
    }

    @Test func `a hundred countries are known, and no text that is none`() {
        #expect(Country.codes.count >= 100)
        #expect(Set(Country.codes).isSuperset(of: ["DE", "FR", "GB", "IT", "NG", "SA", "TH", "US", "ZA"]))
        #expect(Country(code: "XX") == nil)
        #expect(Country(code: "") == nil)
        #expect(Country(code: "fr")?.code == "FR")
    }

    @Test func `what is no outside-line prefix is left out`() {
        #expect(NumberPlan(outsideLinePrefixes: ["0", "", "x", "123456", "9"]).outsideLinePrefixes == ["0", "9"])
    }

    @Test func `normalising twice changes nothing more, and every E.164 number stays what it is`() {
        let seed =
            ProcessInfo.processInfo.environment["CALLARCHIVE_SEED"].flatMap(UInt64.init) ?? .random(in: 0...(.max))
        print("CALLARCHIVE_SEED=\(seed)")
        var generator = SeededRandom(seed: seed)
        let pieces = ["0", "00", "+", "9", "33", "49", "1", "7", "011", "-", " ", "(0)", "4", "612", "55501", "8", "x"]
        for round in 0..<30_000 {
            let code = Country.codes[Int.random(in: 0..<Country.codes.count, using: &generator)]
            let country = round.isMultiple(of: 5) ? nil : Country(code: code)
            let prefixes = [[], ["0"], ["9"], ["0", "9"]][Int.random(in: 0..<4, using: &generator)]
            let plan = NumberPlan(country: country, outsideLinePrefixes: prefixes)
            var text = ""
            for _ in 0..<Int.random(in: 1...9, using: &generator) {
                text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }
            for isDialed in [true, false] {
                guard let contact = plan.contact(text, isDialed: isDialed) else { continue }
                let digits = contact.hasPrefix("+") ? contact.dropFirst() : contact[...]
                #expect(digits.count >= 6 && digits.allSatisfy { ("0"..."9").contains($0) }, "seed \(seed): \(text)")
                if contact.hasPrefix("+") {
                    #expect(7...15 ~= digits.count && digits.first != "0", "seed \(seed): \(text)")
                }
                // Digits that were dialled may hide another outside-line prefix.
                guard contact.hasPrefix("+") || prefixes.isEmpty else { continue }
                let again = plan.contact(contact, isDialed: isDialed)
                #expect(again == contact, "seed \(seed): \(code) \(prefixes) \(text)")
                if again != contact { return }
            }
        }
    }

    @Test func `the outside party of a call is who called in, or what was dialled out`() {
        let plan = NumberPlan(country: Country(code: "FR"), outsideLinePrefixes: ["0"])
        var inbound = Scenario()
        inbound.facts.numberPlan = plan
        inbound.event("0722000111", "2041", "ANSWERED", "Inbound", duration: 9, talk: 4, received: 9)
        #expect(inbound.call.contact == "+33722000111")
        var outbound = Scenario()
        outbound.facts.numberPlan = plan
        outbound.event("2041", "00722000111", "ANSWERED", "Outbound", duration: 9, talk: 4, received: 9)
        #expect(outbound.call.contact == "+33722000111")
        #expect(outbound.call.dialed == "00722000111")
        var between = Scenario()
        between.facts.numberPlan = plan
        between.event("2041", "2042", "ANSWERED", "Internal", duration: 9, talk: 4, received: 9)
        #expect(between.call.contact == nil)
        var withheld = Scenario()
        withheld.event("anonymous", "2041", "ANSWERED", "Inbound", duration: 9, talk: 4, received: 9)
        #expect(withheld.call.contact == nil)
    }
}
