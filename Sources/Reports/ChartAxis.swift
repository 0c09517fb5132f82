/// Round numbers from zero up to beyond the greatest value.
struct ChartAxis {
    let ticks: [Double]
    var top: Double { ticks.last ?? 1 }

    private static let secondSteps: [Double] = [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400,
    ]

    init(most: Double, kind: Column.Kind?) {
        let wanted = max(most, kind == .ratio ? 0.01 : 1) / 4
        let magnitude = Self.powerOfTen(upTo: wanted)
        var step = [1.0, 2, 5, 10].map { $0 * magnitude }.first { $0 >= wanted } ?? wanted
        if kind == .seconds, let fitting = Self.secondSteps.first(where: { $0 >= wanted }) { step = fitting }
        // Counts have no halves.
        if kind == .count { step = max(1, step.rounded()) }
        ticks = (0...4).filter { $0 < 2 || Double($0 - 1) * step < most }.map { Double($0) * step }
    }

    private static func powerOfTen(upTo value: Double) -> Double {
        var power = 1.0
        while power * 10 <= value { power *= 10 }
        while power > value { power /= 10 }
        return power
    }
}
