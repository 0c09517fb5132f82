import CallColumns
import GRDB

/// Gives each number of each PBX a place, so that sums over millions of rows lie in an array.
struct PartyIndex {
    /// By place.
    private(set) var keys: [PartyKey] = []
    /// The newest name of each, when ``see(name:of:in:)`` was told; by place.
    private(set) var names: [String?] = []

    private var places: [PartyKey: Int] = [:]
    private let pbxNames: [Int64: String]
    /// The places of a block's texts on each PBX, by its place in ``pbxs``; -1: not known yet.
    private var known: [[Int]] = []
    private var pbxs = NumberIndex()
    /// The last PBX asked for and its place, because most calls are of the same one as the call before.
    private var lastPBX: (id: Int64, place: Int)?
    private var block: Int64 = -1
    /// The text that gave each name, to see that it is still the same.
    private var nameTexts: [Int64] = []

    init(in database: Database) throws {
        pbxNames = try PBXRecord.names(in: database)
    }

    /// The place of a number, as a column of texts has it; `nil` for NULL.
    mutating func place(of text: Int64, pbx: Int64, in block: CallBlock) -> Int? {
        guard text != ColumnValues.null else { return nil }
        if block.number != self.block { enter(block) }
        let (row, index) = (place(ofPBX: pbx), Int(text))
        if row == known.count { known.append([Int](repeating: -1, count: block.texts.count)) }
        if known[row][index] < 0 { known[row][index] = place(of: block.texts[text], pbx: pbx) }
        return known[row][index]
    }

    /// The place of a number that no column has, with a name that is newer than those before.
    mutating func place(of number: String, name: String?, pbx: Int64) -> Int {
        let place = place(of: number, pbx: pbx)
        if let name {
            names[place] = name
            nameTexts[place] = ColumnValues.null
        }
        return place
    }

    private mutating func place(ofPBX pbx: Int64) -> Int {
        if let lastPBX, lastPBX.id == pbx { return lastPBX.place }
        let place = pbxs.place(of: pbx)
        lastPBX = (pbx, place)
        return place
    }

    private mutating func place(of number: String, pbx: Int64) -> Int {
        let key = PartyKey(pbx: pbxNames[pbx] ?? "", number: number)
        if let place = places[key] { return place }
        places[key] = keys.count
        keys.append(key)
        names.append(nil)
        nameTexts.append(ColumnValues.null)
        return keys.count - 1
    }

    /// Notes a name from the same block; of rows in the order of time the newest stays.
    mutating func see(name text: Int64, of place: Int, in block: CallBlock) {
        guard text != ColumnValues.null, nameTexts[place] != text else { return }
        nameTexts[place] = text
        names[place] = block.texts[text]
    }

    /// Texts have other places in another block.
    private mutating func enter(_ block: CallBlock) {
        self.block = block.number
        pbxs = NumberIndex()
        lastPBX = nil
        known.removeAll(keepingCapacity: true)
        for place in nameTexts.indices { nameTexts[place] = ColumnValues.null }
    }
}
