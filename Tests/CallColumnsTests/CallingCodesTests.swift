import Testing

@testable import CallColumns

@Suite("Calling codes")
struct CallingCodesTests {
    @Test(
        "a number's country is known by its calling code",
        arguments: [
            ("+33611223344", 33), ("+1 (212) 555-0100", 1), ("0033611223344", 33), ("(00)21112345678", 211),
            ("+211-12345678", 211), ("+3361122", 33), ("+3531234567", 353),
            // Too short for an international number, a national one, a prefix that is nobody's, and no number at all.
            ("+336112", nil), ("00336112", nil), ("0611223344", nil), ("+0331122334", nil), ("+999123456", nil),
            ("", nil), ("00", nil), ("anonymous", nil), ("sip:+33", nil),
        ] as [(String, Int64?)]
    )
    func country(number: String, code: Int64?) {
        #expect(CallingCodes.code(ofNumber: number.utf8) == code)
        #expect((code.flatMap(CallingCodes.name) == nil) == (code == nil))
    }
}
