/// Gives each of millions of outside numbers a place, so that sums over their calls lie in an array.
///
/// A dictionary would take several times the time and the memory.
struct NumberIndex {
    /// By place.
    private(set) var numbers: [Int64] = []
    /// Places, each in the first slot that was free from its number's own on; as many as a power of two, at most half of
    /// them taken.
    private var slots = [Int32](repeating: -1, count: 1024)

    var count: Int { numbers.count }

    /// The place of a number; `nil` when it has none yet.
    func place(ofKnown number: Int64) -> Int? {
        let place = slots[slot(of: number)]
        return place < 0 ? nil : Int(place)
    }

    /// The places of numbers; -1 for one that has none.
    ///
    /// Each look among millions of numbers waits for memory: looked up without a decision between them, they wait together.
    func places(ofKnown wanted: [Int64]) -> [Int32] {
        var places = wanted.map { slots[home(of: $0)] }
        for (index, number) in wanted.enumerated() {
            let place = places[index]
            if place >= 0, numbers[Int(place)] != number { places[index] = slots[slot(of: number)] }
        }
        return places
    }

    /// The place of a number: the next one when it is new.
    mutating func place(of number: Int64) -> Int {
        let slot = slot(of: number)
        guard slots[slot] < 0 else { return Int(slots[slot]) }
        slots[slot] = Int32(numbers.count)
        numbers.append(number)
        if numbers.count * 2 > slots.count { grow() }
        return numbers.count - 1
    }

    /// Where a number is, or would be.
    private func slot(of number: Int64) -> Int {
        var slot = home(of: number)
        while slots[slot] >= 0, numbers[Int(slots[slot])] != number { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    /// Where the search for a number begins.
    private func home(of number: Int64) -> Int {
        // Numbers that differ little are far apart after this.
        let mixed = UInt64(bitPattern: number) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 32) & (slots.count - 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (place, number) in numbers.enumerated() { slots[slot(of: number)] = Int32(place) }
    }
}
