/// Whether tags open and close in order, for the plain markup that pictures are made of.
enum XMLCheck {
    static func isWellFormed(_ text: String) -> Bool {
        var open: [Substring] = []
        for tag in text.matches(of: /<(\/?)([a-z0-9]+)((?:\s[a-zA-Z0-9-]+="[^"<>]*")*)(\/?)>/) {
            if tag.4 == "/" { continue }
            if tag.1 == "/" {
                guard open.popLast() == tag.2 else { return false }
            } else {
                open.append(tag.2)
            }
        }
        // What is left beside tags must be text.
        let rest = text.replacing(/<\/?[a-z0-9]+(?:\s[a-zA-Z0-9-]+="[^"<>]*")*\/?>/, with: "")
        return open.isEmpty && !rest.contains("<") && !rest.contains(">")
    }
}
