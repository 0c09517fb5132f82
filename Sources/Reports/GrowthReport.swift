import GRDB

/// How the archive's file grows, and when its disk will be full.
struct GrowthReport: Report {
    let name = "growth"
    let abstract = "Rows and bytes of each table by month, and when the disk will be full; reads most of the file"
    let lens = Lens.archive
    let parameters: Set<ReportParameter> = [.limit]

    let columns = [
        Column("month", "month"),
        Column("table_name", "table"),
        Column("rows", "rows", .count, metric: "table_rows"),
        Column("bytes", "bytes", .number, metric: "table_bytes", for: .machines),
        Column("size", "size", .text, metric: "table_bytes", for: .people),
        Column("full_on", "full on", .localTime, metric: "disk_full"),
        Column("days_left", "days left", .number, metric: "disk_full"),
    ]

    func run(in context: ReportContext) throws {
        let calendar = TableGrowth.Calendar(
            recentSince: context.request.now - GrowthForecast.recentDays * 86_400,
            offset: context.now.seconds - context.request.now
        )
        let growth = try ArchiveGrowth(by: calendar, in: context.database)
        let months = Set(growth.tables.flatMap(\.rowsByMonth.keys)).sorted(by: >)
        var rows: [[Cell]] = []
        for month in months {
            for table in growth.tables {
                guard let count = table.rowsByMonth[month] else { continue }
                rows.append(line("\(month)".prefix(7), table.name, rows: count, growth.bytes(of: table, rows: count)))
            }
        }
        if !growth.bytesByTable.isEmpty {
            rows.append(line(nil, "other tables", rows: nil, growth.otherBytes))
            rows.append(line(nil, "whole file", rows: nil, growth.bytesByTable.values.reduce(0, +)))
        }
        rows.append(try disk(growth, recentSince: calendar.recentSince, in: context))
        context.writer.totalRows = rows.count
        for row in rows {
            guard try context.writer.append(row) else { break }
        }
        if growth.bytesByTable.isEmpty {
            context.writer.note("This SQLite has no page statistics (dbstat): bytes are unknown.")
        }
    }

    private func line(
        _ month: Substring?,
        _ table: String,
        rows: Int64?,
        _ bytes: Int64?,
        fullOn: CivilDate? = nil,
        daysLeft: Int64? = nil
    ) -> [Cell] {
        [
            .optional(month.map(String.init)), .text(table), .optional(rows), .optional(bytes),
            .optional(bytes.map(ByteText.size)), .optional(fullOn?.description), .optional(daysLeft),
        ]
    }

    /// The free space, and how long it lasts.
    private func disk(_ growth: ArchiveGrowth, recentSince: Int64, in context: ReportContext) throws -> [Cell] {
        let path = try String.fetchOne(
            context.database,
            sql: "SELECT file FROM pragma_database_list WHERE name = 'main'"
        )
        let first = try CallTimes.first(in: context.database)?.instant ?? context.request.now
        let since = max(recentSince, first)
        let days = max(0, (context.request.now - since + 43_200) / 86_400)
        guard let path, let free = GrowthForecast.freeBytes(besides: path) else {
            context.writer.note("Nothing tells how much space the archive's disk has left.")
            return line(nil, "free space", rows: nil, nil)
        }
        guard let recent = growth.recentBytes,
            let forecast = GrowthForecast(recentBytes: recent, days: days, freeBytes: free)
        else {
            context.writer.note("The archive has grown too little of late for a forecast.")
            return line(nil, "free space", rows: nil, free)
        }
        context.writer.note(
            "Calls of the last \(days) days take \(ByteText.size(forecast.bytesPerDay)) a day; "
                + "what an import of older calls wrote is not counted."
        )
        return line(
            nil,
            "free space",
            rows: nil,
            free,
            fullOn: forecast.fullDate(from: context.now.date),
            daysLeft: forecast.daysLeft
        )
    }
}
