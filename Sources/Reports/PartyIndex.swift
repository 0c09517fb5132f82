import CallColumns
import GRDB

/// Gives each number of each PBX a place, so that sums over millions of rows lie in an array.
struct PartyIndex {
    /// By place.
    private(set) var keys: [PartyKey] = []
    /// The newest name of each, when ``see(name:of:in:)`` was told; by place.
    private(set) var names: [String?] = []

    private let pbxNames: [Int64: String]
    private var pbxs = NumberIndex()
    /// The PBX that was asked for last, as most often the next one is.
    private var last: (pbx: Int64, row: Int)?
    /// The places of numbers on each PBX, by its place in ``pbxs``.
    private var places: [[String: Int]] = []
    /// The places of a block's texts, likewise; -1: not known yet.
    private var known: [[Int]] = []
    private var block: Range<Int64>?
    /// The text that gave each name, to see that it is still the same.
    private var nameTexts: [Int64] = []

    init(in database: Database) throws {
        pbxNames = try PBXRecord.names(in: database)
    }

    /// The place of a number, as a column of texts has it; `nil` for NULL.
    mutating func place(of text: Int64, pbx: Int64, in block: CallBlock) -> Int? {
        guard text != ColumnValues.null else { return nil }
        if block.ids != self.block { enter(block) }
        let (row, index) = (row(of: pbx), Int(text))
        if known[row].isEmpty { known[row] = [Int](repeating: -1, count: block.texts.count) }
        let place = known[row][index]
        guard place < 0 else { return place }
        let new = self.place(of: block.texts[text], pbx: pbx, row)
        known[row][index] = new
        return new
    }

    /// The place of a number that no column has, with a name that is newer than those before.
    mutating func place(of number: String, name: String?, pbx: Int64) -> Int {
        let place = place(of: number, pbx: pbx, row(of: pbx))
        if let name {
            names[place] = name
            nameTexts[place] = ColumnValues.null
        }
        return place
    }

    private mutating func row(of pbx: Int64) -> Int {
        if let last, last.pbx == pbx { return last.row }
        let row = pbxs.place(of: pbx)
        if row == places.count {
            places.append([:])
            known.append([])
        }
        last = (pbx, row)
        return row
    }

    private mutating func place(of number: String, pbx: Int64, _ row: Int) -> Int {
        if let place = places[row][number] { return place }
        places[row][number] = keys.count
        keys.append(PartyKey(pbx: pbxNames[pbx] ?? "", number: number))
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
        self.block = block.ids
        for row in known.indices { known[row] = [] }
        for place in nameTexts.indices { nameTexts[place] = ColumnValues.null }
    }
}
