import Testing
import YeastarProtocol

@Suite("The address of a PBX")
struct PBXAddressTests {
    @Test(arguments: [
        ("https://pbx.example.com", "pbx.example.com", 443, true, "https://pbx.example.com"),
        ("https://pbx.example.com/", "pbx.example.com", 443, true, "https://pbx.example.com"),
        ("HTTPS://10.20.30.40:8088", "10.20.30.40", 8_088, true, "https://10.20.30.40:8088"),
        ("https://[2001:db8::7]:8088", "2001:db8::7", 8_088, true, "https://[2001:db8::7]:8088"),
        ("http://127.0.0.1:8000", "127.0.0.1", 8_000, false, "http://127.0.0.1:8000"),
        ("http://localhost", "localhost", 80, false, "http://localhost"),
    ])
    func `is read with its port, and printed as it was written`(
        text: String,
        host: String,
        port: Int,
        isEncrypted: Bool,
        printed: String
    ) throws {
        let address = try PBXAddress(text)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.isEncrypted == isEncrypted)
        #expect(address.description == printed)
    }

    @Test(arguments: [
        ("pbx.example.com", PBXAddress.Invalid.scheme("pbx.example.com")),
        ("wss://pbx.example.com", .scheme("wss://pbx.example.com")),
        ("http://pbx.example.com", .plaintext(host: "pbx.example.com")),
        ("http://127.0.0.evil", .plaintext(host: "127.0.0.evil")),
        ("https://user:word@pbx.example.com", .userInformation),
        ("https://pbx.example.com/openapi", .path("/openapi")),
        ("https://pbx.example.com?a=1", .path("?a=1")),
        ("https://", .host("")),
        ("https://a b", .host("a b")),
        ("https://pbx.example.com:0", .port("0")),
        ("https://pbx.example.com:66000", .port("66000")),
        ("https://pbx.example.com:", .port("")),
    ])
    func `is refused with a reason when it is none`(text: String, reason: PBXAddress.Invalid) {
        #expect(throws: reason) { try PBXAddress(text) }
        #expect(reason.description.hasSuffix("."))
    }

    @Test func `may be plaintext elsewhere only when that is allowed`() throws {
        let address = try PBXAddress("http://pbx.example.com", allowPlaintext: true)
        #expect(address.port == 80)
    }

    @Test func `never quotes a password in an error`() {
        let error = #expect(throws: PBXAddress.Invalid.self) { try PBXAddress("ftp://admin:hunter2@pbx") }
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test func `makes paths with every value percent-encoded`() {
        let path = PBXAddress.path(
            "cdr/search",
            [PBXAddress.Parameter("start_time", "15/01/2026 11:00:00 AM")],
            token: Secret("a+b&c")
        )
        #expect(
            path == "/openapi/v1.0/cdr/search?start_time=15%2F01%2F2026%2011%3A00%3A00%20AM&access_token=a%2Bb%26c"
        )
        #expect(PBXAddress.socketPath(token: Secret("tok")) == "/openapi/v1.0/subscribe?access_token=tok")
    }

    @Test func `keeps a secret out of every printed form`() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!("\(secret)" + String(reflecting: secret) + dumped).contains("hunter2"))
    }
}
