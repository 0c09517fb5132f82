/// One JSON answer of the PBX: the envelope decoded, the contents kept verbatim.
public struct RESTAnswer: Sendable {
    /// One parameter the PBX objects to.
    public struct InvalidParameter: Hashable, Sendable {
        /// The parameter's name.
        public let name: String
        /// What is wrong with it, in the PBX's words.
        public let detail: String?
    }

    /// The answer, byte for byte.
    public let bytes: [UInt8]
    /// What the PBX says about the request.
    public let code: PBXErrorCode
    /// `errmsg`; absent or null in some successful answers.
    public let message: String?
    /// How many rows there are on all pages together, where the PBX says so.
    public let totalNumber: Int?
    /// `block_expire_time` of a blocked address: seconds, or a Unix time.
    public let blockExpireTime: Int?
    /// The parameters the PBX objects to, from either form of `invalid_param_list`.
    public let invalidParameters: [InvalidParameter]
    /// Each element of `data`, or of `queue_list`, byte for byte.
    public let rows: [[UInt8]]

    private let document: JSONDocument

    /// The parsed answer.
    public var root: JSONNode { document.root }

    /// Decodes an answer.
    ///
    /// - Parameters:
    ///   - bytes: The body, or the text of a frame.
    ///   - httpStatus: The status it came with; 200 for a frame.
    /// - Throws: ``PBXError`` with code `badAnswer` when it is not an answer of a PBX, such as a gateway's error page.
    public init(decoding bytes: [UInt8], httpStatus: Int = 200) throws(PBXError) {
        guard let document = try? JSONDocument(parsing: bytes), document.root.kind == .object,
            let errcode = document.root["errcode"]?.integer
        else {
            throw PBXError(
                .badAnswer,
                "The PBX answered with something that is not an API answer (HTTP status \(httpStatus)); "
                    + "check that the address and port are those of the PBX, and that nothing in between answers instead."
            )
        }
        let root = document.root
        if errcode == 0, !(200..<300).contains(httpStatus) {
            throw PBXError(.badAnswer, "The PBX answered with HTTP status \(httpStatus); trying again may help.")
        }
        self.bytes = bytes
        self.document = document
        code = PBXErrorCode(rawValue: errcode)
        message = root["errmsg"]?.text
        totalNumber = root["total_number"]?.integer
        blockExpireTime = root["block_expire_time"]?.integer
        invalidParameters = Self.invalidParameters(root["invalid_param_list"])
        rows = Self.rows(root)
    }

    private static func rows(_ root: JSONNode) -> [[UInt8]] {
        for key in ["data", "queue_list"] {
            if let list = root[key], list.kind == .array { return list.elements.map(\.rawBytes) }
        }
        return []
    }

    private static func invalidParameters(_ list: JSONNode?) -> [InvalidParameter] {
        guard let list, list.kind == .array else { return [] }
        return list.elements.compactMap { item in
            // Older firmware: {"value", "validation_type"}; newer: {"field", "valid_msg"}.
            guard item.kind == .object, let name = item["field"]?.text ?? item["value"]?.text else { return nil }
            return InvalidParameter(name: name, detail: item["valid_msg"]?.text ?? item["validation_type"]?.text)
        }
    }
}
