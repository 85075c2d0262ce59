import Glibc

extension BuiltinModule {
  /// `time`. Sleeping costs no time: it moves the clock that the lesson sees.
  static let time = BuiltinModule(
    "time", "Clocks.",
    functions: [
      clock("time", CLOCK_REALTIME, "Seconds since 1970."),
      clock("perf_counter", CLOCK_MONOTONIC, "Seconds of a clock for measuring."),
      clock("monotonic", CLOCK_MONOTONIC, "Seconds of a clock that never goes back."),
      clock("process_time", CLOCK_PROCESS_CPUTIME_ID, "Seconds that the processor worked."),
      nanoseconds("time_ns", CLOCK_REALTIME, "Nanoseconds since 1970."),
      nanoseconds("perf_counter_ns", CLOCK_MONOTONIC, "Nanoseconds of a clock for measuring."),
      Builtin("sleep(seconds, /)", "Lets a time pass.") { arguments, interpreter throws(Raise) in
        guard let number = Number(interpreter.native(arguments[0])) else {
          throw .typeError(
            "'\(interpreter.typeName(of: arguments[0]))' object cannot be interpreted as an integer")
        }
        let seconds = try number.real()
        if seconds.isNaN { throw .valueError("Invalid value NaN (not a number)") }
        guard seconds >= 0 else { throw .valueError("sleep length must be non-negative") }
        interpreter.state.slept += min(seconds, 1e9)
        return .none
      },
    ])

  private static func seconds(_ id: clockid_t, _ interpreter: Interpreter) -> (Int, Int) {
    var now = timespec()
    clock_gettime(id, &now)
    return (Int(now.tv_sec), Int(now.tv_nsec))
  }

  private static func clock(_ name: String, _ id: clockid_t, _ documentation: String) -> Builtin {
    Builtin("\(name)()", documentation) { _, interpreter in
      let (seconds, nanoseconds) = seconds(id, interpreter)
      return .float(Double(seconds) + Double(nanoseconds) / 1e9 + interpreter.state.slept)
    }
  }

  private static func nanoseconds(_ name: String, _ id: clockid_t, _ documentation: String) -> Builtin {
    Builtin("\(name)()", documentation) { _, interpreter in
      let (seconds, nanoseconds) = seconds(id, interpreter)
      return .int(seconds * 1_000_000_000 + nanoseconds + Int(interpreter.state.slept * 1e9))
    }
  }
}
