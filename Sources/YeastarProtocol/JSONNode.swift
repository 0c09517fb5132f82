/// One value of a JSON document.
///
/// Reading never fails: what is absent, or of another kind than asked for, is `nil` or empty.
public struct JSONNode: Sendable {
    public enum Kind: UInt8, Hashable, Sendable {
        case object
        case array
        case string
        case number
        case bool
        case null
    }

    let bytes: [UInt8]
    let cells: [JSONCell]
    let index: Int

    public var kind: Kind { cells[index].kind }

    /// The value of a key of this object; the last one, when the key is repeated.
    public subscript(key: String) -> JSONNode? {
        var key = key
        return key.withUTF8 { key in withView { $0.value(of: key)?.index } }.map(node)
    }

    /// The text of a string; `nil` for any other kind.
    public var string: String? { withView(\.string) }

    /// A whole number, whether it came as a number or as a string that holds one; `nil` when it is out of range.
    public var integer: Int? { withView(\.integer) }

    /// Any scalar as text without white space around it; `nil` when nothing is left of it.
    public var text: String? { withView(\.text) }

    /// The values of this array, in order.
    public var elements: Elements { Elements(parent: self) }

    /// The keys and values of this object, in order, repeated keys included.
    public var members: Members { Members(parent: self) }

    /// This value exactly as the text has it.
    public var rawBytes: [UInt8] { withView { Array($0.raw) } }

    /// Runs a closure on this value without its references, for reading much of it.
    package func withView<Result>(_ body: (JSONView) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBufferPointer { bytes in
            try cells.withUnsafeBufferPointer { cells in
                guard let bytes = bytes.baseAddress, let cells = cells.baseAddress else {
                    preconditionFailure("a document has a byte and a cell")
                }
                return try body(JSONView(bytes: bytes, cells: cells, index: index))
            }
        }
    }

    private func node(_ index: Int) -> JSONNode { JSONNode(bytes: bytes, cells: cells, index: index) }

    public struct Elements: Sequence, IteratorProtocol, Sendable {
        private let parent: JSONNode
        private var cell: Int

        init(parent: JSONNode) {
            self.parent = parent
            cell = parent.kind == .array ? parent.index + 1 : Int(parent.cells[parent.index].next)
        }

        public mutating func next() -> JSONNode? {
            guard cell < Int(parent.cells[parent.index].next) else { return nil }
            defer { cell = Int(parent.cells[cell].next) }
            return JSONNode(bytes: parent.bytes, cells: parent.cells, index: cell)
        }
    }

    public struct Members: Sequence, IteratorProtocol, Sendable {
        private let parent: JSONNode
        private var cell: Int

        init(parent: JSONNode) {
            self.parent = parent
            cell = parent.kind == .object ? parent.index + 1 : Int(parent.cells[parent.index].next)
        }

        public mutating func next() -> (key: String, value: JSONNode)? {
            guard cell < Int(parent.cells[parent.index].next) else { return nil }
            defer { cell = Int(parent.cells[cell + 1].next) }
            let key = JSONNode(bytes: parent.bytes, cells: parent.cells, index: cell)
            return (key.string ?? "", JSONNode(bytes: parent.bytes, cells: parent.cells, index: cell + 1))
        }
    }
}
