import Testing

@testable import Reports

@Suite("Colours of pages")
struct HTMLStyleTests {
    /// The colours of a scheme by their names, as the style says them: first light, then dark, then paper.
    private static let schemes: [[Substring: Double]] = HTMLStyle.text.matches(of: /:root\{([^}]*--page[^}]*)\}/).map {
        let pairs = $0.1.matches(of: /--([a-z0-9]+):#([0-9a-f]{3,8})/).map { ($0.1, luminance($0.2)) }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Relative luminance as WCAG 2 defines it.
    private static func luminance(_ hexadecimal: Substring) -> Double {
        let digits = hexadecimal.count == 3 ? hexadecimal.flatMap { [$0, $0] } : Array(hexadecimal.prefix(6))
        let channels = stride(from: 0, to: 6, by: 2).map { index -> Double in
            let value = Double(Int(String(digits[index...(index + 1)]), radix: 16) ?? 0) / 255
            return value <= 0.04045 ? value / 12.92 : Self.power((value + 0.055) / 1.055)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    /// The 2.4th power: the square times the fifth root of the square, which Newton's method finds.
    private static func power(_ base: Double) -> Double {
        let square = base * base
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }

    private static func contrast(_ first: Double, _ second: Double) -> Double {
        (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    @Test func `there are a light, a dark and a printed scheme`() {
        #expect(Self.schemes.count == 3)
        #expect(Self.schemes.first == Self.schemes.last && Self.schemes.first != Self.schemes[1])
    }

    @Test(arguments: schemes)
    func `writing stands out as WCAG AA wants, and lines as graphics need`(scheme: [Substring: Double]) throws {
        let writing: [(Substring, [Substring])] = [
            ("ink", ["page", "card", "h0"]), ("soft", ["page", "card", "h0"]), ("low", ["h0", "h1", "h2", "h3"]),
            ("high", ["h4", "h5", "h6"]),
        ]
        for (color, grounds) in writing {
            for ground in grounds {
                let ratio = Self.contrast(try #require(scheme[color]), try #require(scheme[ground]))
                #expect(ratio >= 4.5, "\(color) on \(ground): \(ratio)")
            }
        }
        for series in ["k0", "k1", "k2", "k3"] as [Substring] {
            #expect(Self.contrast(try #require(scheme[series]), try #require(scheme["card"])) >= 3, "\(series)")
        }
    }

    @Test(arguments: schemes)
    func `shades go one way, so that more is never taken for less`(scheme: [Substring: Double]) {
        let shades = (0..<7).compactMap { scheme["h\($0)"] }
        #expect(shades.count == 7)
        #expect(shades == shades.sorted() || shades == shades.sorted().reversed())
    }
}
