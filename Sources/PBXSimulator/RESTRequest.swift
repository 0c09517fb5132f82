import Foundation
import NIOHTTP1

/// A REST request, taken apart.
struct RESTRequest: Sendable {
    /// Below `/openapi/v1.0/`, or the whole path where it is another one.
    let path: String
    let query: [String: String]
    let isPost: Bool
    let hasUserAgent: Bool
    let wantsUpgrade: Bool
    let body: String

    init(head: HTTPRequestHead, body: String) {
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let full = String(parts[0])
        let prefix = "/openapi/v1.0/"
        path = full.hasPrefix(prefix) ? String(full.dropFirst(prefix.count)) : full
        query = Self.query(parts.count > 1 ? parts[1] : "")
        isPost = head.method == .POST
        hasUserAgent = head.headers.first(name: "User-Agent").map { !$0.isEmpty } ?? false
        wantsUpgrade = head.headers.contains(name: "Upgrade")
        self.body = body
    }

    /// The texts of a flat JSON body.
    func bodyTexts() -> [String: String]? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] else {
            return nil
        }
        return object.compactMapValues { $0 as? String }
    }

    private static func query(_ text: Substring) -> [String: String] {
        var result: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = sides.count > 1 ? String(sides[1]).replacing("+", with: " ") : ""
            result[String(sides[0])] = value.removingPercentEncoding ?? value
        }
        return result
    }
}
