/// What `system/information` tells about a PBX.
public struct SystemInformation: Hashable, Sendable {
    /// The serial number, which events carry as `sn`.
    public let serial: String?
    /// The model, such as `Yeastar P560`.
    public let model: String?
    /// The firmware version.
    public let firmware: String?
    /// The name an administrator gave the PBX.
    public let deviceName: String?
    /// How the PBX writes dates and times.
    public let displayFormat: DisplayFormat?
    /// The PBX's local time, as it writes it.
    public let systemTime: String?
    /// The same instant in Unix seconds.
    public let timestamp: Int?

    /// Reads the information; whatever is missing is `nil`.
    public init(_ answer: RESTAnswer) {
        let data = answer.root["data"]
        serial = data?["sn"]?.text
        model = data?["model_name"]?.text
        firmware = data?["firmware_version"]?.text
        deviceName = data?["device_name"]?.text
        systemTime = data?["system_time"]?.text
        timestamp = data?["timestamp"]?.integer
        displayFormat = data?["system_date_format"]?.text.map {
            DisplayFormat(dateFormat: $0, timeFormat: data?["system_time_format"]?.text ?? "")
        }
    }

    /// The PBX's present offset from UTC in seconds, rounded to the quarter of an hour zones are made of.
    ///
    /// It is `nil` when the PBX does not tell, or tells nonsense.
    public var utcOffsetSeconds: Int? {
        guard let systemTime, let timestamp, let local = displayFormat?.parse(systemTime) else { return nil }
        let quarterHour = 900.0
        let difference = Double(local.secondsAsIfUTC - timestamp)
        let rounded = Int((difference / quarterHour).rounded() * quarterHour)
        return (-12 * 3_600...14 * 3_600).contains(rounded) ? rounded : nil
    }
}
