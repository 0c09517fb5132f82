import Logging
import YeastarProtocol

/// What could be read of one page of the history.
struct ReadPage: Sendable {
    var rows: [[UInt8]] = []
    /// How many rows the PBX says there are on all pages.
    var totalNumber: Int?
    /// Whether that changed from one part of the page to another.
    var hasChanged = false
    /// Rows that no answer can be read of.
    var unreadable = 0
    /// Why they can't be read.
    var reason: String?
    /// Whether any answer could be read.
    var hasAnswer = false

    init() {}

    init(_ answer: RESTAnswer) {
        rows = answer.rows
        totalNumber = answer.totalNumber
        hasAnswer = true
    }

    /// How many rows of the PBX it stands for.
    var count: Int { rows.count + unreadable }

    static func += (page: inout Self, part: Self) {
        page.rows += part.rows
        if let total = part.totalNumber {
            page.hasChanged = page.hasChanged || part.hasChanged || page.totalNumber.map { $0 != total } ?? false
            page.totalNumber = total
        }
        page.unreadable += part.unreadable
        page.reason = page.reason ?? part.reason
        page.hasAnswer = page.hasAnswer || part.hasAnswer
    }
}

/// Pages that may hold something that makes a whole answer unreadable.
extension PBXClient {
    /// Asks for one page of the history: `number` and `size` of what is asked for.
    typealias PageRequest = (_ number: Int, _ size: Int) async throws(PBXError) -> RESTAnswer

    /// How many rows in a row may be unreadable until the rest of a page counts as such too.
    static let hopelessRows = 20

    /// Reads a page; one whose answer can't be read is asked for in ever smaller ones, and what is still unreadable as a row
    /// of its own is stepped over.
    func page(
        _ number: Int,
        size: Int,
        maximumAttempts: Int?,
        _ send: PageRequest
    ) async throws -> ReadPage {
        do {
            return ReadPage(
                try await patiently(maximumAttempts) { () async throws(PBXError) in try await send(number, size) }
            )
        } catch let error as PBXError where error.isGarbled {
            logger.notice("history page cannot be read, asking for smaller ones", metadata: ["page": "\(number)"])
            var hopeless = 0
            return try await parts(
                of: number,
                size: size,
                after: error,
                maximumAttempts: maximumAttempts,
                hopeless: &hopeless,
                send
            )
        }
    }

    private func parts(
        of number: Int,
        size: Int,
        after error: PBXError,
        maximumAttempts: Int?,
        hopeless: inout Int,
        _ send: PageRequest
    ) async throws -> ReadPage {
        var page = ReadPage()
        guard size > 1 else {
            hopeless += 1
            page.unreadable = 1
            page.reason = error.message
            return page
        }
        let count = (2...size).first { size.isMultiple(of: $0) } ?? size
        let partSize = size / count
        for part in (number - 1) * count + 1...number * count {
            // There is no row behind the last one.
            if let total = page.totalNumber, (part - 1) * partSize >= total { break }
            guard hopeless < Self.hopelessRows else {
                page.unreadable += partSize
                continue
            }
            do {
                let answer = try await patiently(maximumAttempts, garbledAttempts: partSize == 1 ? 3 : 1) {
                    () async throws(PBXError) in try await send(part, partSize)
                }
                hopeless = 0
                page += ReadPage(answer)
                if answer.rows.isEmpty { break }
            } catch let error as PBXError where error.isGarbled {
                page += try await parts(
                    of: part,
                    size: partSize,
                    after: error,
                    maximumAttempts: maximumAttempts,
                    hopeless: &hopeless,
                    send
                )
            }
        }
        // What lies behind the last row was never there.
        if let total = page.totalNumber {
            page.unreadable = min(page.unreadable, max(0, total - (number - 1) * size - page.rows.count))
        }
        return page
    }
}
