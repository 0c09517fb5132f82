import Testing

@testable import Reports

@Suite("Calling codes")
struct CallingCodesTests {
    @Test(
        "a number's country is read from its bytes",
        arguments: [
            ("+33611223344", "+33"), ("+1 (212) 555-0100", "+1"), ("0033611223344", "+33"), ("(00)21112345678", "+211"),
            ("+211-12345678", "+211"), ("+3361122", "+33"),
            // Too short for an international number, a national one, a prefix that is nobody's, and no number at all.
            ("+336112", nil), ("00336112", nil), ("0611223344", nil), ("+0331122334", nil), ("", nil),
            ("anonymous", nil),
        ] as [(String, String?)]
    )
    func country(number: String, code: String?) {
        #expect(CallingCodes.country(ofNumber: number.utf8)?.code == code)
        #expect(OutsideNumber.internationalDigits(of: number).flatMap(CallingCodes.country(of:))?.code == code)
    }
}
