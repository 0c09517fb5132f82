import Foundation
import Reports

/// Lays a frame out for a person.
enum FrameText {
    /// An instant in UTC to the millisecond.
    static func instant(_ milliseconds: Int64) -> String {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        return date.formatted(
            Date.ISO8601FormatStyle(dateTimeSeparator: .space, includingFractionalSeconds: true, timeZone: .gmt)
        )
    }

    /// The bytes with everything visible that a terminal would take for an order.
    ///
    /// Where they are no UTF-8, each byte beyond ASCII reads `\xHH`.
    static func visible(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return SafeText.visible(text) }
        return bytes.map { byte in
            byte < 0x80 ? SafeText.visible(String(UnicodeScalar(byte))) : "\\x" + String(byte, radix: 16)
        }.joined()
    }
}
