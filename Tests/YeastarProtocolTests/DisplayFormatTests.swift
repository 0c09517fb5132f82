import Testing
import YeastarProtocol

@Suite("The PBX's way to write dates")
struct DisplayFormatTests {
    @Test(arguments: [
        ("DD/MM/YYYY", "hh:mm:ss PM", "05/01/2026 12:00:09 AM", 0),
        ("DD/MM/YYYY", "hh:mm:ss AM", "05/01/2026 01:00:09 PM", 13),
        ("DD/MM/YYYY", "hh:mm:ss AM", "05/01/2026 12:00:09 PM", 12),
        ("MM/DD/YYYY", "HH:mm:ss", "01/05/2026 13:00:09", 13),
        ("YYYY-MM-DD", "HH:mm:ss", "2026-01-05 23:00:09", 23),
        ("YYYY/MM/DD", "hh:mm:ss am", "2026/01/05 11:00:09 PM", 23),
        ("DD-MM-YYYY", "HH:mm:ss", "05-01-2026 00:00:09", 0),
    ])
    func `is written and read back`(date: String, time: String, text: String, hour: Int) throws {
        let format = DisplayFormat(dateFormat: date, timeFormat: time)
        let civil = try #require(CivilDateTime(year: 2_026, month: 1, day: 5, hour: hour, minute: 0, second: 9))
        #expect(format.text(of: civil) == text)
        #expect(format.parse(text) == civil)
    }

    @Test(arguments: [
        ("2026-09-24 00:04:18", 2_026, 9, 24, 0), ("2026/09/24 00:04:18", 2_026, 9, 24, 0),
        ("2026-09-24T12:04:18", 2_026, 9, 24, 12), ("24/09/2026 12:04:18 AM", 2_026, 9, 24, 0),
        (" 24/09/2026 10:04:18 pm ", 2_026, 9, 24, 22), ("24/09/2026 22:04", 2_026, 9, 24, 22),
    ])
    func `is read in every shape seen`(text: String, year: Int, month: Int, day: Int, hour: Int) {
        let civil = DisplayFormat(dateFormat: "DD/MM/YYYY", timeFormat: "hh:mm:ss AM").parse(text)
        #expect(civil?.year == year)
        #expect(civil?.month == month)
        #expect(civil?.day == day)
        #expect(civil?.hour == hour)
    }

    @Test(arguments: [
        "", "yesterday", "31/02/2026 10:00:00", "24/09/2026 25:00:00", "24/09/2026 13:00:00 PM", "24/09 10:00:00",
        "24/09/2026 10:00:00 XM", "24/09/2026 10:00:00 PM CET", "24//2026 10:00:00",
    ])
    func `is not guessed`(text: String) {
        #expect(DisplayFormat(dateFormat: "DD/MM/YYYY", timeFormat: "HH:mm:ss").parse(text) == nil)
    }

    @Test(arguments: [
        ("start_time format invalid, valid format: 02/01/2006 03:04:05 PM", "DD/MM/YYYY", "hh:mm:ss AM"),
        ("valid format: 01/02/2006 15:04:05", "MM/DD/YYYY", "HH:mm:ss"),
        ("valid format: 2006-01-02 15:04:05", "YYYY-MM-DD", "HH:mm:ss"),
    ])
    func `is learnt from a complaint`(text: String, date: String, time: String) {
        #expect(DisplayFormat(goLayout: text) == DisplayFormat(dateFormat: date, timeFormat: time))
        #expect(DisplayFormat(goLayout: "no format") == nil)
    }

    @Test(arguments: [0, 1_768_471_200, 951_782_399, 951_782_400, 4_107_542_399, -1, 1_709_164_800])
    func `agrees with Unix time in both directions`(seconds: Int) {
        #expect(CivilDateTime(secondsAsIfUTC: seconds).secondsAsIfUTC == seconds)
    }

    @Test func `knows leap days`() {
        let leapDay = CivilDateTime(secondsAsIfUTC: 951_782_400)
        #expect(leapDay == CivilDateTime(year: 2_000, month: 2, day: 29))
        #expect(CivilDateTime(year: 2_100, month: 2, day: 29) == nil)
    }
}
