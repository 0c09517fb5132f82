import COpenSSL

/// SHA-256 digests and keyed digests, computed by OpenSSL's libcrypto.
///
/// They give frames and history rows their identity, and let a certificate or a refused credential be recognised
/// without keeping the thing itself.
public enum Digest {
    /// The length of every digest, in bytes.
    public static let byteCount = 32

    /// The SHA-256 digest of some bytes: 32 bytes.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBufferPointer(sha256(buffer:)) }

    /// The SHA-256 digest of some bytes: 32 bytes.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        if let digest = bytes.withContiguousStorageIfAvailable(sha256(buffer:)) { return digest }
        return Array(bytes).withUnsafeBufferPointer(sha256(buffer:))
    }

    /// The HMAC-SHA-256 of some bytes under a key: 32 bytes.
    public static func hmacSHA256(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        // RFC 2104, written out: libcrypto's own HMAC entry points want macros that Swift cannot import.
        let blockByteCount = 64
        var block = key.count > blockByteCount ? sha256(key) : key
        block += Array(repeating: 0, count: blockByteCount - block.count)
        return sha256(block.map { $0 ^ 0x5c } + sha256(block.map { $0 ^ 0x36 } + bytes))
    }

    /// Bytes as lower-case hexadecimal digits.
    public static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 0x0f)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes that hexadecimal digits stand for; colons and spaces between them are skipped.
    ///
    /// - Returns: `nil` when the text holds anything else, or half a byte.
    public static func bytes(hexadecimal text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in text where character != ":" && character != " " {
            guard let value = character.hexDigitValue.map(UInt8.init) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }

    private static func sha256(buffer: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: byteCount)
        // In one call, OpenSSL looks the algorithm up by its name each time: 5,500 instructions more.
        var state = SHA256_CTX()
        SHA256_Init(&state)
        SHA256_Update(&state, buffer.baseAddress, buffer.count)
        SHA256_Final(&digest, &state)
        return digest
    }
}
