/// One event before it is written to a socket.
public struct EventFrame: Sendable, Hashable {
    /// The event's id, such as 30011.
    public var type: Int
    /// JSON text of `msg`.
    public var message: String
    /// Whether `msg` travels as a JSON string (call events) or as an object (newer events).
    public var messageIsString: Bool
    /// Two events are documented without the serial number.
    public var hasSerialNumber: Bool

    /// Creates an event.
    public init(type: Int, message: String, messageIsString: Bool = true, hasSerialNumber: Bool = true) {
        self.type = type
        self.message = message
        self.messageIsString = messageIsString
        self.hasSerialNumber = hasSerialNumber
    }

    /// The text on the wire.
    public func text(serialNumber: String) -> String {
        let serial = hasSerialNumber ? "\"sn\":\(LiteralJSON.string(serialNumber))," : ""
        let body = messageIsString ? LiteralJSON.string(message) : message
        return "{\"type\":\(type),\(serial)\"msg\":\(body)}"
    }
}
