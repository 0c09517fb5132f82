/// A number of one PBX: extensions or queues of two PBXs may have the same number.
struct PartyKey: Hashable, Comparable {
    let pbx: String
    let number: String

    /// Shorter numbers come first, so that 99 stands before 100.
    static func < (left: Self, right: Self) -> Bool {
        let (leftLength, rightLength) = (left.length, right.length)
        guard leftLength == rightLength else { return leftLength < rightLength }
        return left.number == right.number ? left.pbx < right.pbx : left.number < right.number
    }

    /// The characters of the number; in ASCII these are its bytes, which takes a fifth of the time to find out.
    private var length: Int { number.utf8.count == number.utf16.count ? number.utf8.count : number.count }

    /// How a row names the number: with its PBX only where the report has several.
    func label(amongSeveralPBXs hasSeveral: Bool) -> String { hasSeveral ? "\(number)@\(pbx)" : number }
}

extension Sequence<PartyKey> {
    var hasSeveralPBXs: Bool {
        var first: String?
        for key in self {
            if let first, first != key.pbx { return true }
            first = key.pbx
        }
        return false
    }
}
