import NIOCore

/// Runs tasks on the thread of an event loop, so that what a channel has read is worked on where it was read.
///
/// Such a task must not block: it waits by suspending, and the loop goes on meanwhile.
final class EventLoopTaskExecutor: TaskExecutor {
    private let eventLoop: any EventLoop

    init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
