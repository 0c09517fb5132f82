/// What a REST request is answered with.
struct RESTAnswer: Sendable {
    var status = 200
    var contentType = "application/json"
    var body: String
    var disconnects = false

    /// Success with more keys, which begin with a comma.
    static func success(_ keys: String = "") -> RESTAnswer {
        RESTAnswer(body: "{\"errcode\":0,\"errmsg\":\"SUCCESS\"\(keys)}")
    }

    /// An API failure, which is HTTP 200 all the same.
    static func failure(_ code: Int, _ message: String, _ keys: String = "") -> RESTAnswer {
        RESTAnswer(body: "{\"errcode\":\(code),\"errmsg\":\(LiteralJSON.string(message))\(keys)}")
    }

    /// 40002 that names the parameter and the form it should have.
    static func badParameter(_ field: String, _ message: String) -> RESTAnswer {
        failure(
            40_002,
            "PARAMETER ERROR",
            ",\"invalid_param_list\":[{\"field\":\"\(field)\",\"valid_msg\":\(LiteralJSON.string(message))}]"
        )
    }

    static let tokenExpired = failure(10_004, "TOKEN EXPIRED")
    static let noSuchInterface = failure(10_001, "INTERFACE NOT EXISTED")
}
