/// Gives each different text of a block its place while the block is made.
final class TextPlaces {
    /// By place.
    private(set) var texts: [String] = []
    private var places: [String: Int64] = [:]

    /// The place of a text, which is added when it is new.
    func place(of text: String) -> Int64 {
        if let place = places[text] { return place }
        let place = Int64(texts.count)
        places[text] = place
        texts.append(text)
        return place
    }
}
