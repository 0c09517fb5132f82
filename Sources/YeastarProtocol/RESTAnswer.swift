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
    /// How many rows there are on all pages together, where the PBX says so; never negative.
    public let totalNumber: Int?
    /// `block_expire_time` of a blocked address: seconds, or a Unix time.
    public let blockExpireTime: Int?
    /// The parameters the PBX objects to, from either form of `invalid_param_list`.
    public let invalidParameters: [InvalidParameter]
    /// Each element of `data`, or of `queue_list`, byte for byte; where the answer is no UTF-8, what it is in UTF-8.
    ///
    /// A row need not be JSON: it is found by the quotes and brackets around it.
    public let rows: [[UInt8]]

    /// No PBX has more rows: a number beyond that tells nothing, and can't be reckoned with.
    private static let possibleTotals = 0...1_000_000_000_000

    private let document: JSONDocument

    /// The parsed answer, without its rows if there are any that are no JSON.
    public var root: JSONNode { document.root }

    /// Decodes an answer.
    ///
    /// - Parameters:
    ///   - bytes: The body, or the text of a frame.
    ///   - httpStatus: The status it came with; 200 for a frame.
    /// - Throws: ``PBXError`` with code `badAnswer` when it is not an answer of a PBX, such as a gateway's error page.
    public init(decoding bytes: [UInt8], httpStatus: Int = 200) throws(PBXError) {
        let (document, rows) = Self.read(AnswerText.utf8(bytes)) ?? (nil, [])
        guard let document, document.root.kind == .object, let errcode = document.root["errcode"]?.integer else {
            if document == nil, Self.isGarbled(bytes, httpStatus: httpStatus) { throw Self.garbled }
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
        totalNumber = root["total_number"]?.integer.flatMap { Self.possibleTotals.contains($0) ? $0 : nil }
        blockExpireTime = root["block_expire_time"]?.integer
        invalidParameters = Self.invalidParameters(root["invalid_param_list"])
        self.rows = rows
    }

    private static func read(_ text: [UInt8]) -> (JSONDocument?, rows: [[UInt8]])? {
        if let document = JSONDocument(wellFormed: text) { return (document, rows(document.root)) }
        guard let outline = AnswerOutline(text),
            let envelope = try? JSONDocument(repairing: outline.text(with: []))
        else { return nil }
        return (envelope, outline.rows.map { Array(text[$0]) })
    }

    private static func rows(_ root: JSONNode) -> [[UInt8]] {
        for key in AnswerOutline.listKeys {
            if let list = root[key], list.kind == .array { return list.elements.map(\.rawBytes) }
        }
        return []
    }

    /// Whether a text that can't be read is the PBX's all the same, and not a gateway's.
    private static func isGarbled(_ bytes: [UInt8], httpStatus: Int) -> Bool {
        (200..<300).contains(httpStatus) && bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "{")
    }

    private static let garbled = PBXError(
        .badAnswer,
        "The PBX's answer cannot be read: it is cut off, or its quotes or brackets do not match; "
            + "if it stays so, ask for smaller pages, and tell the vendor.",
        isGarbled: true
    )

    private static func invalidParameters(_ list: JSONNode?) -> [InvalidParameter] {
        guard let list, list.kind == .array else { return [] }
        return list.elements.compactMap { item in
            // Older firmware: {"value", "validation_type"}; newer: {"field", "valid_msg"}.
            guard item.kind == .object, let name = item["field"]?.text ?? item["value"]?.text else { return nil }
            return InvalidParameter(name: name, detail: item["valid_msg"]?.text ?? item["validation_type"]?.text)
        }
    }
}
