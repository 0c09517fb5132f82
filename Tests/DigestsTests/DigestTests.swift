import Digests
import Testing

@Suite("Digests")
struct DigestTests {
    @Test(
        "SHA-256 equals the published examples (FIPS 180-4)",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ]
    )
    func sha256(text: String, expected: String) {
        #expect(Digest.hexadecimal(Digest.sha256(Array(text.utf8))) == expected)
        #expect(Digest.hexadecimal(Digest.sha256(AnySequence(Array(text.utf8)))) == expected)
    }

    @Test(
        "HMAC-SHA-256 equals RFC 4231",
        arguments: [
            (
                Array(repeating: UInt8(0x0b), count: 20), "Hi There",
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Array(repeating: UInt8(0xaa), count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
        ]
    )
    func hmac(key: [UInt8], text: String, expected: String) {
        #expect(Digest.hexadecimal(Digest.hmacSHA256(Array(text.utf8), key: key)) == expected)
    }

    @Test func `hexadecimal is read back, with colons, and refused when it is none`() {
        #expect(Digest.bytes(hexadecimal: "00:FF:1a") == [0, 255, 26])
        #expect(Digest.bytes(hexadecimal: "0") == nil)
        #expect(Digest.bytes(hexadecimal: "zz") == nil)
    }
}
