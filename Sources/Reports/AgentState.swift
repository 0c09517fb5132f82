/// What an agent is to a queue.
enum AgentState: Hashable {
    /// Logged in and not paused.
    case available
    case paused
    case loggedOut
    /// The PBX used a word that tells none of the others.
    case unknown

    /// Reads the PBX's word, of which its documents give but one, `Paused`.
    init(word: String?) {
        let letters = (word ?? "").lowercased().filter(\.isLetter)
        let has = { (parts: [String]) in parts.contains { letters.contains($0) } }
        if has(["unpause", "resume"]) {
            self = .available
        } else if has(["pause"]) {
            self = .paused
        } else if has(["notlogged", "logout", "loggedout", "logoff", "loggedoff", "signout", "signedout", "offline"]) {
            self = .loggedOut
        } else if has(["unavailable", "notavailable", "notready"]) {
            // The phone is not registered or does not answer, which says nothing of the queue.
            self = .unknown
        } else if has([
            "login", "loggedin", "signin", "signedin", "online", "available", "idle", "ready", "notinuse", "inuse",
            "busy",
            "ringing", "onhold", "wrapup",
        ]) {
            self = .available
        } else {
            self = .unknown
        }
    }
}
