import YeastarProtocol

/// Civil times as the PBX writes them, as seconds since 1970-01-01 00:00:00 on its own clock.
enum LocalTime {
    static let quarterHour: Int64 = 900
    /// The offsets from UTC that exist.
    static let offsets: ClosedRange<Int64> = -12 * 3600...14 * 3600
    /// What counts as a sane moment of a call.
    static let saneSeconds = Int64(CallStart.plausible.lowerBound)...Int64(CallStart.plausible.upperBound)

    /// The seconds of `YYYY-MM-DD HH:mm:ss`, with any separators; `nil` for anything else.
    static func yearFirst(_ text: String) -> Int64? {
        guard let fields = Fields(text), fields.leadsWithYear else { return nil }
        return fields.seconds(year: fields.numbers[0], month: fields.numbers[1], day: fields.numbers[2])
    }

    /// A text's only possible reading; `nil` when there are two, or none.
    static func unambiguous(_ text: String) -> Int64? {
        let readings = readings(of: text)
        guard let first = readings.first, readings.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    /// Every civil time that a text in an unknown display format can mean.
    static func readings(of text: String) -> [Int64] {
        guard let fields = Fields(text) else { return [] }
        let numbers = fields.numbers
        if fields.leadsWithYear {
            return [fields.seconds(year: numbers[0], month: numbers[1], day: numbers[2])].compactMap(\.self)
        }
        return [
            fields.seconds(year: numbers[2], month: numbers[1], day: numbers[0]),
            fields.seconds(year: numbers[2], month: numbers[0], day: numbers[1]),
        ].compactMap(\.self)
    }

    /// The PBX's offset from UTC, when a text tells a known moment on its clock, up to `tolerance` seconds off.
    static func offset(of text: String, at seconds: Int64, tolerance: Int64) -> Int64? {
        for reading in readings(of: text) {
            if let offset = plausibleOffset(reading - seconds, tolerance: tolerance) { return offset }
        }
        return nil
    }

    /// A difference between local time and UTC as an offset that exists, if it is close to one.
    static func plausibleOffset(_ difference: Int64, tolerance: Int64) -> Int64? {
        guard abs(difference) < 100_000 else { return nil }
        let steps = Int64((Double(difference) / Double(quarterHour)).rounded())
        let offset = steps * quarterHour
        return abs(difference - offset) <= tolerance && offsets.contains(offset) ? offset : nil
    }

    /// The moment in the `YYYYMMDDhhmmss` that a `uid`, `cdr_id` or call note's id begins with.
    static func prefix(_ identifier: String) -> Int64? {
        var identifier = identifier
        return identifier.withUTF8 { text -> Int64? in
            guard text.count >= 14 else { return nil }
            func number(_ start: Int, _ length: Int) -> Int? {
                var value = 0
                for index in start..<start + length {
                    guard text[index] &- UInt8(ascii: "0") < 10 else { return nil }
                    value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
                }
                return value
            }
            guard let year = number(0, 4), let month = number(4, 2), let day = number(6, 2), let hour = number(8, 2),
                let minute = number(10, 2), let second = number(12, 2)
            else { return nil }
            return Self.seconds(year, month, day, hour, minute, second)
        }
    }

    /// The seconds of a civil time; `nil` when there is no such day or time.
    static func seconds(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int) -> Int64? {
        guard 1970...9999 ~= year, 1...12 ~= month, 0...23 ~= hour, 0...59 ~= minute, 0...60 ~= second else {
            return nil
        }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = month == 2 ? (isLeap ? 29 : 28) : (month + month / 8) % 2 == 1 ? 31 : 30
        guard 1...length ~= day else { return nil }
        // Days since 1970 in the Gregorian calendar, counting years from March so that leap days come last.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        return Int64(days * 86_400 + hour * 3600 + minute * 60 + second)
    }

    /// The numbers of a date and time, whatever stands between them.
    private struct Fields {
        private(set) var numbers = InlineArray<6, Int>(repeating: 0)
        private(set) var leadsWithYear = false
        private var isMorning: Bool?

        init?(_ text: String) {
            var text = text
            guard text.utf8.count <= 40, let fields = text.withUTF8(Fields.init) else { return nil }
            self = fields
        }

        private init?(_ text: UnsafeBufferPointer<UInt8>) {
            var count = 0
            var digits = 0
            var yearPlace: Int?
            for byte in text {
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    if digits == 0 { count += 1 }
                    digits += 1
                    guard count <= 6, digits <= 4 else { return nil }
                    numbers[count - 1] = numbers[count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
                    if digits == 4 { yearPlace = yearPlace ?? count - 1 }
                case UInt8(ascii: "A"), UInt8(ascii: "a"):
                    isMorning = true
                    digits = 0
                case UInt8(ascii: "P"), UInt8(ascii: "p"):
                    isMorning = false
                    digits = 0
                default: digits = 0
                }
            }
            guard count >= 5, yearPlace == 0 || yearPlace == 2 else { return nil }
            leadsWithYear = yearPlace == 0
        }

        func seconds(year: Int, month: Int, day: Int) -> Int64? {
            var hour = numbers[3]
            if let isMorning, hour <= 12 { hour = hour % 12 + (isMorning ? 0 : 12) }
            return LocalTime.seconds(year, month, day, hour, numbers[4], numbers[5])
        }
    }
}
