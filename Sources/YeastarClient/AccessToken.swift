import YeastarProtocol

/// A token that opens REST and the event socket, and how long it does.
struct AccessToken: Hashable, Sendable {
    let secret: Secret
    let lifetime: TokenLifetime
}
