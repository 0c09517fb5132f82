extension RandomAccessCollection {
    /// Where the first elements end that all fulfil a condition, which none after them does; found by halving.
    func endOfPrefix(_ fulfils: (Element) -> Bool) -> Index {
        var (low, count) = (startIndex, count)
        while count > 0 {
            let middle = index(low, offsetBy: count / 2)
            if fulfils(self[middle]) {
                (low, count) = (index(after: middle), count - count / 2 - 1)
            } else {
                count /= 2
            }
        }
        return low
    }
}
