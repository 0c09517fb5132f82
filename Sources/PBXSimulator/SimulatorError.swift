/// Why the simulated PBX could not start.
public struct SimulatorError: Error, CustomStringConvertible {
    public let description: String
}
