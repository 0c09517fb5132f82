public import CallModel
import GRDB

/// The one writer of an archive: commits groups of arrivals, each as one durable transaction.
///
/// When ``commit(_:)`` returns, the group survives a power cut. It runs on a thread of its own.
public actor ArchiveWriter {
    /// The file as the user named it.
    public nonisolated let path: String

    private let executor = WriterExecutor()
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    /// The thread it runs on, for a task that does little else than ask it.
    public nonisolated var taskExecutor: any TaskExecutor { executor }

    let queue: DatabaseQueue
    /// Keeps ``layers`` until ``close()``: its statements would keep the file open.
    private var openLayers: LayerWriter?
    unowned let layers: LayerWriter

    /// Opens an archive, creates it when it is missing, and brings its schema up to date unless told not to.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - description: What the file says about itself, to be written when it says something else.
    ///   - migrates: Whether the schema is brought up to date; else it has to be, but for indexes. Whoever migrates holds the
    ///     archive's lock.
    ///   - migration: Is told of each step, when the file has an older schema.
    /// - Throws: ``ArchiveError`` when the file can't be created or written, is no archive, newer, or damaged.
    public init(
        path: String,
        description: SelfDescription = SelfDescription(),
        migrates: Bool = true,
        migration: MigrationProgress? = nil
    ) throws(ArchiveError) {
        self.path = path
        queue = try ArchiveFile.openForWriting(path, migrates: migrates, migration: migration)
        do {
            let layers = try queue.inDatabase { db in
                try description.write(db)
                return try LayerWriter(db)
            }
            self.layers = layers
            openLayers = layers
        } catch {
            throw ArchiveError.wrapping(error, "cannot open \(path) for writing")
        }
    }

    /// Commits a group of entries as one transaction, with everything derived from it.
    ///
    /// An entry that can't be stored with its meaning is stored without it, quarantined, and never stops the rest.
    ///
    /// - Throws: ``ArchiveError``; after `diskFull`, `busy` and `inputOutput` the same group may be tried again.
    public func commit(_ group: [ArchiveEntry]) throws(ArchiveError) -> CommitOutcome {
        do {
            return try writing { _ in try layers.write(group) }
        } catch {
            guard error.code == .other else { throw error }
        }
        return try writing { db in
            var outcome = CommitOutcome()
            for entry in group { outcome += try commit(entry, db) }
            return outcome
        }
    }

    /// Writes one entry, without its meaning where that can't be stored.
    private func commit(_ entry: ArchiveEntry, _ db: Database) throws -> CommitOutcome {
        do {
            return try attempt(entry, db)
        } catch {
            let failure = ArchiveError.wrapping(error, "cannot write \(path)")
            guard failure.code == .other, case .arrival(var arrival) = entry else { throw error }
            arrival.meaning.status = .quarantined
            arrival.meaning.error = "could not be stored with its meaning: \(failure)"
            arrival.meaning.facts = []
            return try attempt(.arrival(arrival), db)
        }
    }

    /// Writes one entry, or nothing of it.
    private func attempt(_ entry: ArchiveEntry, _ db: Database) throws -> CommitOutcome {
        var outcome = CommitOutcome()
        do {
            try db.inSavepoint {
                outcome = try layers.write(CollectionOfOne(entry))
                return .commit
            }
        } catch {
            layers.forget()
            throw error
        }
        return outcome
    }

    /// The clock of a PBX, as far as the archive has seen it.
    public func clock(pbx: Int64) throws(ArchiveError) -> PBXClock {
        try transaction { _ in try layers.clock(pbx) }
    }

    /// Moves what the write-ahead log holds into the file, as far as no reader is in the way.
    public func checkpoint() throws(ArchiveError) {
        do {
            try queue.inDatabase { db in _ = try db.checkpoint(.passive) }
        } catch {
            throw ArchiveError.wrapping(error, "cannot checkpoint \(path)")
        }
    }

    /// Closes the file, and with it removes its log where nobody else has it open; nothing may be asked of it afterwards.
    ///
    /// A process that ends at once must call this: it may be gone before the last reference is.
    public func close() {
        openLayers = nil
        // SQLite leaves the log of a file that was moved where it is: the file would lack what is in it, and the next one
        // of that name would get it.
        if (try? isInPlace()) != true { try? queue.inDatabase { db in _ = try db.checkpoint(.truncate) } }
        // What was committed is safe whether or not this succeeds.
        try? queue.close()
    }

    /// Runs statements as one transaction, whatever they change.
    func transaction<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        layers.forgetCalls()
        return try writing(body)
    }

    /// Runs statements as one transaction, which change calls as the layers know it.
    private func writing<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        do {
            return try queue.inDatabase { db in
                try layers.transaction.run(db) { db in
                    try layers.forgetWhatOthersChanged()
                    return try body(db)
                }
            }
        } catch {
            layers.forget()
            throw ArchiveError.wrapping(error, "cannot write \(path)")
        }
    }
}
