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
        let mask = slots.count - 1
        // Numbers that differ little are far apart after this.
        let mixed = UInt64(bitPattern: number) &* 0x9E37_79B9_7F4A_7C15
        var slot = Int(truncatingIfNeeded: mixed >> 32) & mask
        while slots[slot] >= 0, numbers[Int(slots[slot])] != number { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (place, number) in numbers.enumerated() { slots[slot(of: number)] = Int32(place) }
    }
}
