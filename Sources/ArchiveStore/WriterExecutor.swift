import Dispatch

/// Runs the writer on a thread of its own: a commit waits for the disk, and must not hold a thread that others share.
final class WriterExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "callarchive.writer")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
