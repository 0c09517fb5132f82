/// When a history row's call started, as far as the row can be believed.
public enum CallStart {
    /// What counts as a moment of a call, in Unix seconds: the years 2000 to 2100.
    public static let plausible = 946_684_800...4_102_444_800

    /// The latest moment that a search is asked for, in 2038: a PBX may keep times in 32 bits.
    public static let latestSearched = Int(Int32.max)

    /// The `timestamp` of a row of `cdr/list` or `cdr/search`.
    ///
    /// - Parameter row: The row as the PBX wrote it.
    /// - Returns: Unix seconds; `nil` when the row can't be read, or tells no plausible moment.
    public static func seconds(row: [UInt8]) -> Int? {
        guard let told = (try? JSONDocument(repairing: row))?.root["timestamp"]?.integer, plausible.contains(told)
        else {
            return nil
        }
        return told
    }
}
