import Dispatch

/// Runs the writer on a thread of its own: a commit waits for the disk, and must not hold a thread that others share.
///
/// A task that prefers it wakes on that thread at once; any other would wake on a shared one first, and then change.
final class WriterExecutor: SerialExecutor, TaskExecutor {
    private let queue = DispatchQueue(label: "callarchive.writer")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async {
            job.runSynchronously(
                isolatedTo: self.asUnownedSerialExecutor(),
                taskExecutor: self.asUnownedTaskExecutor()
            )
        }
    }
}
