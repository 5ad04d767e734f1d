import Misas
import MisasCommandLine
import Synchronization

/// What a command printed, and how it ended.
struct CommandRun {
    let status: Int32?
    let output: String
    let errors: String

    /// Runs a command on a system.
    init(_ line: String, on system: System) async {
        let told = Mutex<(output: String, errors: String)>(("", ""))
        status = await Output.$sink.withValue({ text, isError in
            told.withLock { told in if isError { told.errors += text } else { told.output += text } }
        }) {
            await MisasCommandLine.run(line.split(separator: " ").map(String.init), on: system)
        }
        (output, errors) = told.withLock { $0 }
    }
}
