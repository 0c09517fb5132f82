/// How many rows of the PBX's history started on one of its days.
public struct DayTally: Hashable, Sendable {
    /// Days since 1970-01-01 on the PBX's clock.
    public var day: Int64
    public var legs: Int
    /// UTC seconds of the first and the last row, and how far the PBX's clock was ahead of UTC at them.
    public var first: Int64
    public var last: Int64
    public var firstOffset: Int64
    public var lastOffset: Int64

    public init(day: Int64, legs: Int, first: Int64, last: Int64, firstOffset: Int64, lastOffset: Int64) {
        self.day = day
        self.legs = legs
        self.first = first
        self.last = last
        self.firstOffset = firstOffset
        self.lastOffset = lastOffset
    }

    /// Adds the rows of another part of the same day.
    public mutating func add(_ other: DayTally) {
        legs += other.legs
        if other.first < first { (first, firstOffset) = (other.first, other.firstOffset) }
        if other.last > last { (last, lastOffset) = (other.last, other.lastOffset) }
    }
}
