extension [UInt8] {
    /// Appends the digits of a number: reports print many, and made by way of a text each took four times as long.
    mutating func append(decimal value: Int64) {
        let longest = 20
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { digits in
            var (first, rest) = (longest, value.magnitude)
            repeat {
                first -= 1
                digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if value < 0 {
                first -= 1
                digits[first] = UInt8(ascii: "-")
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: digits[first..<longest]))
        }
    }
}
