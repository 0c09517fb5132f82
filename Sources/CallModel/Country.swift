/// How a country's phone numbers are dialled within it: its calling code, its prefixes, and how long its numbers are.
public struct Country: Hashable, Sendable {
    /// The two letters of ISO 3166, such as `FR`.
    public let code: String
    /// Stands before a national number of another area; the longest first, and none where numbers are dialled as they are.
    let trunkPrefixes: [PhoneDigits]
    /// Stands before a calling code; the longest first.
    let internationalPrefixes: [PhoneDigits]
    let callingCode: PhoneDigits
    /// How many digits a national number has without its trunk prefix.
    let lengths: ClosedRange<Int>

    /// The country of an ISO code in any case; `nil` for one whose numbers are not known.
    public init?(code: String) {
        let code = code.uppercased()
        guard let country = Self.byCode[code == "UK" ? "GB" : code] else { return nil }
        self = country
    }

    /// The countries whose numbers are known, by ISO code, in alphabetical order.
    public static var codes: [String] { byCode.keys.sorted() }

    /// Whether a national number without its trunk prefix can be told by its length alone.
    ///
    /// Where lengths differ widely, such a number is a local one, of an area that nothing names.
    func isNational(length: Int) -> Bool {
        lengths.contains(length) && (trunkPrefixes.isEmpty || lengths.count <= 2)
    }

    /// The countries that share the calling code with which an international number begins; none when no code is known.
    static func sharing(codeOf number: PhoneDigits) -> [Country] {
        for length in 1...3 where length < number.count {
            if let countries = byCallingCode[number.prefix(length)] { return countries }
        }
        return []
    }

    private init?(line: Substring) {
        let fields = line.split(separator: " ")
        func list(_ field: Substring) -> [PhoneDigits] {
            field.split(separator: ",").compactMap { PhoneDigits($0) }.sorted { $0.count > $1.count }
        }
        guard fields.count == 5, let callingCode = PhoneDigits(fields[1]) else { return nil }
        let bounds = fields[4].split(separator: "-").compactMap { Int($0) }
        guard let shortest = bounds.first, let longest = bounds.last, shortest <= longest else { return nil }
        code = String(fields[0])
        self.callingCode = callingCode
        trunkPrefixes = fields[2] == "-" ? [] : list(fields[2])
        internationalPrefixes = list(fields[3])
        lengths = shortest...longest
    }

    private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
    private static let byCallingCode = Dictionary(grouping: all) { $0.callingCode }
    private static let all = table.split(separator: "\n").compactMap { Country(line: $0) }

    /// ISO code, calling code, trunk prefixes, international prefixes, and how many digits a national number has.
    ///
    /// The lengths are those of subscribers' numbers; what is shorter or longer, such as service numbers, stays as dialled.
    private static let table = """
        AE 971 0 00 8-9
        AL 355 0 00 8-9
        AM 374 0 00 8-8
        AO 244 - 00 9-9
        AR 54 0 00 10-11
        AT 43 0 00 6-13
        AU 61 0 0011 9-9
        AZ 994 0 00 9-9
        BA 387 0 00 8-9
        BD 880 0 00 8-10
        BE 32 0 00 8-9
        BF 226 - 00 8-8
        BG 359 0 00 8-9
        BH 973 - 00 8-8
        BJ 229 - 00 8-10
        BO 591 0 00 8-8
        BR 55 0,014,015,021,031,041 00,0014,0015,0021,0031,0041 10-11
        BW 267 - 00 7-8
        BY 375 8,80 810 9-9
        CA 1 1 011 10-10
        CD 243 0 00 9-9
        CH 41 0 00 9-9
        CI 225 - 00 10-10
        CL 56 - 00 9-9
        CM 237 - 00 9-9
        CN 86 0 00 10-11
        CO 57 0 00,005,007,009 10-10
        CR 506 - 00 8-8
        CY 357 - 00 8-8
        CZ 420 - 00 9-9
        DE 49 0 00 6-13
        DK 45 - 00 8-8
        DO 1 1 011 10-10
        DZ 213 0 00 8-9
        EC 593 0 00 8-9
        EE 372 - 00 7-8
        EG 20 0 00 8-10
        ES 34 - 00 9-9
        ET 251 0 00 9-9
        FI 358 0 00,990,994,999 6-11
        FR 33 0 00 9-9
        GB 44 0 00 9-10
        GE 995 0 00 9-9
        GH 233 0 00 9-9
        GR 30 - 00 10-10
        GT 502 - 00 8-8
        HK 852 - 001 8-8
        HN 504 - 00 8-8
        HR 385 0 00 8-9
        HU 36 06 00 8-9
        ID 62 0 001,007,008,009 8-12
        IE 353 0 00 8-9
        IL 972 0 00,012,013,014 8-9
        IN 91 0 00 10-10
        IQ 964 0 00 8-10
        IR 98 0 00 10-10
        IS 354 - 00 7-7
        IT 39 - 00 8-10
        JM 1 1 011 10-10
        JO 962 0 00 8-9
        JP 81 0 010 9-10
        KE 254 0 000 9-9
        KH 855 0 001 8-9
        KR 82 0 001,002,00700 8-10
        KW 965 - 00 8-8
        KZ 7 8 810 10-10
        LB 961 0 00 7-8
        LK 94 0 00 9-9
        LT 370 0,8 00 8-8
        LU 352 - 00 6-9
        LV 371 - 00 8-8
        LY 218 0 00 8-9
        MA 212 0 00 9-9
        MD 373 0 00 8-8
        ME 382 0 00 8-8
        MG 261 0 00 9-9
        MK 389 0 00 8-8
        ML 223 - 00 8-8
        MM 95 0 00 7-10
        MO 853 - 00 8-8
        MT 356 - 00 8-8
        MU 230 - 020 7-8
        MX 52 01 00 10-10
        MY 60 0 00 8-10
        MZ 258 - 00 8-9
        NA 264 0 00 8-9
        NE 227 - 00 8-8
        NG 234 0 009 8-10
        NI 505 - 00 8-8
        NL 31 0 00 9-9
        NO 47 - 00 8-8
        NP 977 0 00 8-10
        NZ 64 0 00 8-10
        OM 968 - 00 8-8
        PA 507 - 00 7-8
        PE 51 0 00 8-9
        PH 63 0 00 8-10
        PK 92 0 00 9-10
        PL 48 - 00 9-9
        PR 1 1 011 10-10
        PT 351 - 00 9-9
        PY 595 0 00 9-9
        QA 974 - 00 8-8
        RE 262 0 00 9-9
        RO 40 0 00 9-9
        RS 381 0 00 8-9
        RU 7 8 810 10-10
        RW 250 0 00 9-9
        SA 966 0 00 8-9
        SE 46 0 00 7-9
        SG 65 - 001,002,008 8-8
        SI 386 0 00 8-8
        SK 421 0 00 9-9
        SN 221 - 00 9-9
        SV 503 - 00 8-8
        TG 228 - 00 8-8
        TH 66 0 001 8-9
        TN 216 - 00 8-8
        TR 90 0 00 10-10
        TW 886 0 002,005,006,007,009 8-9
        TZ 255 0 000 9-9
        UA 380 0 00 9-9
        UG 256 0 000 9-9
        US 1 1 011 10-10
        UY 598 0 00 8-8
        UZ 998 - 00 9-9
        VE 58 0 00 10-10
        VN 84 0 00 9-10
        XK 383 0 00 8-8
        YE 967 0 00 7-9
        ZA 27 0 00 9-9
        ZM 260 0 00 9-9
        ZW 263 0 00 8-9
        """
}
