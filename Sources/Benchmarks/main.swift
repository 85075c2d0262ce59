import Evaluation
import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count == 2, arguments[0] == "run" else { exit(2) }
func read(_ p: String) -> String {
  let f = fopen(p, "r")!
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true { let n = fread(&buffer, 1, 65536, f); if n <= 0 { break }; bytes += buffer[..<n] }
  return String(decoding: bytes, as: UTF8.self)
}
var limits = Limits()
limits.steps = 1 << 60
limits.seconds = 100
let interpreter = Interpreter(limits: limits)
let outcome = interpreter.run(read(arguments[1]), cell: 1)
print(outcome.shown.text, terminator: "")
if let error = outcome.error { print(error.summary, error.traceback, error.suggestion ?? "") }
